import { existsSync } from 'node:fs';
import { KithError, type Activity, type ActivityFilter } from '../../../contract/index.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import { writeFresh } from '../common/write-fresh.ts';
import { groupNamed } from './describe-people.ts';
import { personNamed } from './people.ts';

/** The options of `kith activity`, as commander reads them. */
export interface ActivityOptions {
  csv?: string;
  since?: Date;
  until?: Date;
  person?: string;
  group?: string;
  camera?: string;
}

/** More lines than the list may hold. */
const ALL = 1_000_000;

/**
 * `kith activity`: what was recognized when, the newest first. Errors: `NoSuchPerson`, `NameUnclear`,
 * `NoSuchGroup`; `FileExists` and others of the system.
 */
export async function showActivity(
  { kith, output }: Context,
  { csv, since, until, person, group, camera }: ActivityOptions,
): Promise<void> {
  if (csv !== undefined && existsSync(csv)) throw new KithError('FileExists', csv);
  const filter: ActivityFilter = {
    ...(since ? { from: since } : {}),
    ...(until ? { to: until } : {}),
    ...(person === undefined ? {} : { personId: (await personNamed(kith, person)).id }),
    ...(group === undefined ? {} : { groupId: (await groupNamed(kith, group)).id }),
    ...(camera === undefined ? {} : { camera }),
  };
  if (csv !== undefined) {
    writeFresh(csv, await kith.activity.csv(filter));
    output.remark(`Wrote ${csv}.`);
  }
  const lines = await kith.activity.list(ALL, filter);
  const document = lines.map(({ at, kind, person: who, camera: by, strength, score }) => ({
    at,
    kind,
    person: who,
    camera: by,
    strength,
    score,
  }));
  const told = csv === undefined ? lines.map(lineOf) : [];
  output.result(document, [...told, `${counted(lines.length, 'line')}.`]);
}

function lineOf({ at, kind, person, camera, strength }: Activity): string {
  const what = [kind, person, strength, camera].filter((part) => part !== null);
  return `${at.toISOString()}  ${what.join(' · ')}`;
}
