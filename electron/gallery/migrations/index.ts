import { people } from './0001-people.ts';
import { versions } from './0002-versions.ts';
import { history } from './0003-history.ts';
import { portraits } from './0006-portraits.ts';
import type { Migration } from './migration.ts';

/** All steps, in their order. */
export const migrations: readonly Migration[] = [people, versions, history, portraits];
