import { people } from './0001-people.ts';
import { versions } from './0002-versions.ts';
import { history } from './0003-history.ts';
import { drafts } from './0004-drafts.ts';
import { sightings } from './0005-sightings.ts';
import { portraits } from './0006-portraits.ts';
import { vouched } from './0007-vouched.ts';
import { erasures } from './0008-erasures.ts';
import { cameras } from './0009-cameras.ts';
import { severalDrafts } from './0010-several-drafts.ts';
import { corrections } from './0011-corrections.ts';
import { setAsideMarks } from './0012-set-aside-marks.ts';
import { liveness } from './0013-liveness.ts';
import { repairs } from './0014-repairs.ts';
import { groups } from './0015-groups.ts';
import { camerasOfSamples } from './0016-cameras-of-samples.ts';
import { inbox } from './0017-inbox.ts';
import { turns } from './0018-turns.ts';
import { livenessTries } from './0019-liveness-tries.ts';
import type { Migration } from './migration.ts';

/** All steps, in their order, numbered from 1 without gaps. */
export const migrations: readonly Migration[] = [
  people,
  versions,
  history,
  drafts,
  sightings,
  portraits,
  vouched,
  erasures,
  cameras,
  severalDrafts,
  corrections,
  setAsideMarks,
  liveness,
  repairs,
  groups,
  camerasOfSamples,
  inbox,
  turns,
  livenessTries,
];
