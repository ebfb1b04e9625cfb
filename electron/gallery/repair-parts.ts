import type { AsideRepository } from './aside-repository.ts';
import type { CorrectionsRepository } from './corrections-repository.ts';
import type { DetailsRepository } from './details-repository.ts';
import type { EventsRepository } from './events-repository.ts';
import type { GroupsRepository } from './groups-repository.ts';
import type { HandOver } from './hand-over.ts';
import type { IndexFollowing } from './index-following.ts';
import type { LabelsRepository } from './labels-repository.ts';
import type { PeopleRepository } from './people-repository.ts';
import type { PortraitsRepository } from './portraits-repository.ts';
import type { RepairsRepository } from './repairs-repository.ts';
import type { ToldApart } from './told-apart-repository.ts';

/** What the calls about repairs are made of. */
export interface RepairParts {
  readonly people: PeopleRepository;
  readonly labels: LabelsRepository;
  readonly portraits: PortraitsRepository;
  readonly events: EventsRepository;
  readonly aside: AsideRepository;
  readonly repairs: RepairsRepository;
  readonly handOver: HandOver;
  readonly toldApart: ToldApart;
  readonly details: DetailsRepository;
  readonly groups: GroupsRepository;
  readonly corrections: CorrectionsRepository;
  readonly following: IndexFollowing;
  /** The active version. */
  readonly currentId: () => number;
  /** Gives up the saved training run. */
  readonly forgetRun: () => void;
}
