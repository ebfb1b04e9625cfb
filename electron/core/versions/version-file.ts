import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  headKind,
  impostorStatistics,
  KithError,
  profile,
  report,
  sha256,
} from '../../contract/index.ts';
import type { NewVersion, VersionStore } from '../ports/index.ts';

/** The first bytes of an exported version. */
const MAGIC = 'kith-model 1\n';

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

/** A version as a file: a line of JSON, then the weights. It names nobody and holds no face. Throws `VersionShipped`. */
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
  return Buffer.concat([Buffer.from(`${MAGIC}${JSON.stringify(json)}\n`), weights]);
}

/** Reads an exported version. Errors: `NotAVersion`, `VersionDamaged` where the weights have another hash. */
export function readVersionFile(bytes: Uint8Array): NewVersion {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.indexOf('\n', MAGIC.length);
  if (buffer.toString('latin1', 0, MAGIC.length) !== MAGIC || end < 0) {
    throw new KithError('NotAVersion');
  }
  let parsed: z.infer<typeof header>;
  try {
    parsed = header.parse(JSON.parse(buffer.toString('utf8', MAGIC.length, end)));
  } catch (cause) {
    throw new KithError('NotAVersion', undefined, { cause });
  }
  const weights = Uint8Array.from(buffer.subarray(end + 1));
  if (createHash('sha256').update(weights).digest('hex') !== parsed.weightsSha256) {
    throw new KithError('VersionDamaged', parsed.name);
  }
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
