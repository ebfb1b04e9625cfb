import { people } from './0001-people.ts';
import { versions } from './0002-versions.ts';
import { history } from './0003-history.ts';
import { sightings } from './0005-sightings.ts';
import { portraits } from './0006-portraits.ts';
import { vouched } from './0007-vouched.ts';
import type { Migration } from './migration.ts';

/** All steps, in their order. */
export const migrations: readonly Migration[] = [
  people,
  versions,
  history,
  sightings,
  portraits,
  vouched,
];
