import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectedFailure, KithError, type ModelPack, type OnnxPack } from '../contract/index.ts';
import { isAbsent } from '../platform/absent.ts';
import type { NetworkFiles, OnnxFiles } from '../../native-models/vocabulary/host-contract.ts';
import type { PackCheck } from '../core/ports/index.ts';
import { classicPack } from './packs/classic.ts';
import { embedderPack } from './packs/embedder.ts';
import { finderPack } from './packs/finder.ts';

/** The packs that Kith comes with and starts with. */
export const shippedPacks: readonly ModelPack[] = [finderPack, embedderPack];

/**
 * The files of a pack by role, from the folder that holds the packages (`node_modules`, or the app's resources).
 * A missing file is `ModelMissing`, one with another hash is `ModelDamaged`: no weights go unverified. Errors also: the file
 * system's.
 */
export async function readPack(
  pack: ModelPack,
  modulesFolder: string,
): Promise<Record<string, Uint8Array<ArrayBuffer>>> {
  const entries = Object.keys(pack.files).map(
    async (role) => [role, await readPackFile(pack, role, modulesFolder)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** One of them; errors likewise. */
export async function readPackFile(
  pack: ModelPack,
  role: string,
  modulesFolder: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { path, sha256 } = pack.files[role]!;
  const file = join(modulesFolder, pack.source.package, path);
  const bytes = await readFile(file).catch((cause: unknown) => {
    if (!isAbsent(cause)) throw expectedFailure(cause, file) ?? cause;
    throw new KithError('ModelMissing', file, { cause });
  });
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new KithError('ModelDamaged', file);
  }
  return bytes;
}

/** Reads and hashes every file of a pack, one after another; which of them are wrong, and how. */
export async function checkPack(pack: ModelPack, modulesFolder: string): Promise<PackCheck> {
  const wrong: PackCheck['wrong'][number][] = [];
  for (const [role, { path }] of Object.entries(pack.files)) {
    try {
      await readPackFile(pack, role, modulesFolder);
    } catch (error) {
      if (!(error instanceof KithError)) throw error;
      wrong.push({ path, problem: problemOf(error) });
    }
  }
  return { pack, wrong };
}

function problemOf({ code }: KithError): PackCheck['wrong'][number]['problem'] {
  if (code === 'ModelMissing') return 'missing';
  return code === 'ModelDamaged' ? 'damaged' : 'unreadable';
}

/** The verified files of all networks that the model host runs. */
export async function readNetworkFiles(modulesFolder: string): Promise<NetworkFiles> {
  const [finder, embedder] = await Promise.all([
    readPack(finderPack, modulesFolder),
    readPack(embedderPack, modulesFolder),
  ]);
  return {
    detectorTopology: finder['detectorTopology']!,
    detectorWeights: finder['detectorWeights']!,
    meshTopology: finder['meshTopology']!,
    meshWeights: finder['meshWeights']!,
    embedderManifest: embedder['manifest']!,
    embedderWeights: embedder['weights']!,
  };
}

/**
 * The manifest and the joined weights of ResNet-50 from the folder that it was fetched to. Errors: `ModelMissing` where
 * it was not, `ModelDamaged`.
 */
export async function readClassicFiles(
  packsFolder: string,
): Promise<{ manifest: Uint8Array; weights: Uint8Array }> {
  const { topology, ...shards } = await readPack(classicPack, packsFolder);
  return { manifest: topology!, weights: Buffer.concat(Object.values(shards)) };
}

/**
 * The network of a pack in ONNX, verified, from the folder that it was fetched to. Errors: `ModelMissing` where it was not,
 * `ModelDamaged`.
 */
export async function readOnnxFiles(pack: OnnxPack, packsFolder: string): Promise<OnnxFiles> {
  const network = await readPackFile(pack, 'network', packsFolder);
  return { network, feed: pack.feed, golden: pack.golden };
}
