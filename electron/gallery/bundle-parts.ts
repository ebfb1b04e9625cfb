import type { DetailsRepository } from './details-repository.ts';
import type { EventsRepository } from './events-repository.ts';
import type { GroupsRepository } from './groups-repository.ts';
import type { IndexFollowing } from './index-following.ts';
import type { LabelsRepository } from './labels-repository.ts';
import type { PeopleRepository } from './people-repository.ts';
import type { createSettingsRepository } from './settings-repository.ts';
import type { ShippedVersion } from './shipped-version.ts';
import type { createVersionsRepository } from './versions-repository.ts';

/** What the calls about bundles are made of. */
export interface BundleParts {
  /** The open gallery's key, for those that are staged beside it. */
  readonly key: Uint8Array | null;
  readonly shipped: ShippedVersion;
  readonly people: PeopleRepository;
  readonly details: DetailsRepository;
  readonly groups: GroupsRepository;
  readonly labels: LabelsRepository;
  readonly versions: ReturnType<typeof createVersionsRepository>;
  readonly events: EventsRepository;
  readonly settings: ReturnType<typeof createSettingsRepository>;
  readonly following: IndexFollowing;
  /** The active version. */
  readonly currentId: () => number;
  readonly explained: (error: unknown) => unknown;
}
