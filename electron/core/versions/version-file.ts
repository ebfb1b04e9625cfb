import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  cleanName,
  headKind,
  impostorStatistics,
  KithError,
  limits,
  profile,
  report,
  sha256,
  showsItself,
} from '../../contract/index.ts';
import type { NewVersion, VersionStore } from '../ports/index.ts';

/** The first line of an exported version. */
const MAGIC = 'kith-model 2\n';
/** That of a Kith before, whose files did not tell whether what they say of themselves is still what was written. */
const MAGIC_BEFORE = 'kith-model 1\n';
/** What follows it, with the end of its line: the SHA-256 of the line of JSON after it. */
const SUM_BYTES = 65;
/** No text in it is longer. */
const LONGEST_TEXT = 1000;

const header = z.object({
  name: z.string().max(200),
  profile,
  head: headKind.nullable(),
  unfrozen: z.number().int().min(0).max(3),
  embeddingSize: z.number().int().min(1).max(4096),
  weightsSha256: sha256,
  statistics: impostorStatistics.nullable(),
  verdict: z.null().or(report.shape.verdict),
  report: report.nullable(),
});

/** A version as a file: what it is, a checksum, a line of JSON, then the weights. It names nobody and holds no face. Throws `VersionShipped`. */
export async function exportVersion(store: VersionStore, versionId: number): Promise<Uint8Array> {
  const version = await store.get(versionId);
  const { weights, profile: kind, head, unfrozen, id } = await store.network(versionId);
  if (!weights) throw new KithError('VersionShipped', version.name);
  const json: z.infer<typeof header> = {
    name: version.name,
    profile: kind,
    head,
    unfrozen,
    embeddingSize: await store.embeddingSize(versionId),
    weightsSha256: id,
    statistics: await store.statistics(versionId),
    verdict: version.verdict,
    report: await store.report(versionId),
  };
  const line = JSON.stringify(json);
  return Buffer.concat([Buffer.from(`${MAGIC}${hashOf(Buffer.from(line))}\n${line}\n`), weights]);
}

/**
 * Reads an exported version, whoever wrote it: nothing of it is believed that does not fit. Errors: `NotAVersion`;
 * `VersionDamaged` where it is not as it was written; `VersionUnusable` where a text in it would not show what it is.
 */
export function readVersionFile(bytes: Uint8Array): NewVersion {
  if (bytes.byteLength > limits.versionBytes) {
    throw new KithError('NotAVersion', undefined, { flaw: 'fileTooLarge' });
  }
  const { line, weights } = partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  let parsed: z.infer<typeof header>;
  try {
    parsed = header.parse(JSON.parse(line.toString('utf8')));
  } catch (cause) {
    throw new KithError('NotAVersion', undefined, { cause });
  }
  const texts = textsOf(parsed);
  if (texts.some(({ length }) => length > LONGEST_TEXT)) throw new KithError('NotAVersion');
  if (!texts.every(showsItself) || !isName(parsed.name)) {
    throw new KithError('VersionUnusable', undefined, { flaw: 'textUnsafe' });
  }
  if (hashOf(weights) !== parsed.weightsSha256) throw new KithError('VersionDamaged', parsed.name);
  const { name, head, unfrozen, embeddingSize, statistics, verdict, report: made } = parsed;
  return {
    name,
    origin: 'imported',
    network: { id: parsed.weightsSha256, profile: parsed.profile, head, unfrozen, weights },
    embeddingSize,
    statistics,
    verdict,
    report: made,
    parentId: null,
    people: [],
    points: [],
  };
}

/** The line of JSON and the weights. Errors: `NotAVersion`, `VersionDamaged`. */
function partsOf(file: Buffer): { line: Buffer; weights: Uint8Array } {
  const first = file.toString('latin1', 0, MAGIC.length);
  if (first !== MAGIC && first !== MAGIC_BEFORE) throw new KithError('NotAVersion');
  const start = MAGIC.length + (first === MAGIC ? SUM_BYTES : 0);
  const end = file.subarray(0, start + limits.versionHeaderBytes).indexOf('\n', start);
  if (end < 0) throw new KithError('NotAVersion');
  const line = file.subarray(start, end);
  if (first === MAGIC && file.toString('latin1', MAGIC.length, start) !== `${hashOf(line)}\n`) {
    throw new KithError('VersionDamaged');
  }
  return { line, weights: Uint8Array.from(file.subarray(end + 1)) };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Every text in a value, however deep. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** Whether a name is one that could have been given here. */
function isName(name: string): boolean {
  try {
    return cleanName(name) === name;
  } catch {
    return false;
  }
}
