import { describe } from 'vitest';
import { draftsContract } from './drafts-contract.ts';
import { activityContract } from './activity-contract.ts';
import { camerasContract } from './cameras-contract.ts';
import { correctionsContract } from './corrections-contract.ts';
import { erasureContract } from './erasure-contract.ts';
import type { OpenNew } from './gallery-under-test.ts';
import { groupsContract } from './groups-contract.ts';
import { inboxContract } from './inbox-contract.ts';
import { labelsContract } from './labels-contract.ts';
import { livenessContract } from './liveness-contract.ts';
import { namesContract } from './names-contract.ts';
import { peopleContract } from './people-contract.ts';
import { portraitContract } from './portrait-contract.ts';
import { repairsContract } from './repairs-contract.ts';
import { trainingContract } from './training-contract.ts';
import { versionsContract } from './versions-contract.ts';

/** What core relies on of any gallery, whatever keeps it. */
export function galleryContract(name: string, openNew: OpenNew): void {
  describe(`the gallery on ${name}`, () => {
    peopleContract(openNew);
    namesContract(openNew);
    groupsContract(openNew);
    labelsContract(openNew);
    activityContract(openNew);
    portraitContract(openNew);
    correctionsContract(openNew);
    livenessContract(openNew);
    camerasContract(openNew);
    repairsContract(openNew);
    inboxContract(openNew);
    versionsContract(openNew);
    draftsContract(openNew);
    trainingContract(openNew);
    erasureContract(openNew);
  });
}
