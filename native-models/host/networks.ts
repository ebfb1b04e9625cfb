import type * as tf from '@tensorflow/tfjs-core';
import type { EngineName, EngineTrial, SelfCheck } from '../vocabulary/index.ts';
import type { NetworkFiles } from '../vocabulary/host-contract.ts';
import { FaceFinder } from '../face/finder.ts';
import { GOLDEN_TOLERANCE, goldenChip, goldenVector } from '../runtime/golden.ts';
import type { GraphJson } from '../runtime/graph.ts';
import type { Backbone } from '../siamese/backbone.ts';
import { ClassicBackbone } from '../siamese/classic-backbone.ts';
import { FaceBackbone } from '../siamese/face-backbone.ts';
import { SiameseNetwork } from '../siamese/siamese-network.ts';

/** The networks of a running engine, warmed up and checked. */
export interface Networks {
  readonly engine: EngineName;
  readonly finder: Pick<FaceFinder, 'find' | 'dispose'>;
  readonly backbone: Backbone;
  readonly check: SelfCheck;
}

/**
 * Tries the engines in order; the first that loads and computes the golden vector is kept. `startEngine` makes an engine
 * the current one, and throws where this process or page does not have it.
 */
export async function loadNetworks(
  files: NetworkFiles,
  engines: readonly EngineName[],
  startEngine: (engine: EngineName) => Promise<void>,
): Promise<{ networks: Networks | null; trials: EngineTrial[] }> {
  const trials: EngineTrial[] = [];
  for (const engine of engines) {
    try {
      await startEngine(engine);
    } catch (error) {
      trials.push({ engine, state: 'absent', reason: firstLine(error) });
      continue;
    }
    let networks: Networks;
    try {
      networks = await buildNetworks(files, engine);
    } catch (error) {
      trials.push({ engine, state: 'refused', reason: firstLine(error) });
      continue;
    }
    if (networks.check.passed) {
      trials.push({ engine, state: 'in use' });
      return { networks, trials };
    }
    networks.finder.dispose();
    networks.backbone.dispose();
    const difference = networks.check.difference.toExponential(1);
    trials.push({ engine, state: 'refused', reason: `off the golden embedding by ${difference}` });
  }
  return { networks: null, trials };
}

/** Embeds the golden chip and compares it with the golden vector. */
export async function checkAgainstGolden(backbone: Backbone): Promise<SelfCheck> {
  const start = performance.now();
  const embedding = await new SiameseNetwork(backbone).embed([goldenChip()]);
  let difference = 0;
  embedding.forEach((value, i) => {
    // NaN must fail, and Math.max keeps it.
    difference = Math.max(difference, Math.abs(value - goldenVector[i]!));
  });
  return {
    passed: difference <= GOLDEN_TOLERANCE,
    difference: Number.isFinite(difference) ? difference : Number.MAX_VALUE,
    tolerance: GOLDEN_TOLERANCE,
    milliseconds: performance.now() - start,
  };
}

async function buildNetworks(files: NetworkFiles, engine: EngineName): Promise<Networks> {
  const finder = await FaceFinder.load({
    detector: {
      topology: parse<GraphJson>(files.detectorTopology),
      weights: files.detectorWeights,
    },
    mesh: { topology: parse<GraphJson>(files.meshTopology), weights: files.meshWeights },
  });
  const backbone = buildFaceBackbone(files);
  // With the check, which takes both views, these are the first passes: they compile and fill caches, so that no face waits.
  await new SiameseNetwork(backbone).embed([goldenChip()], 'plain');
  return { engine, finder, backbone, check: await checkAgainstGolden(backbone) };
}

/** The face backbone from the pack's files. */
export function buildFaceBackbone(
  files: Pick<NetworkFiles, 'embedderManifest' | 'embedderWeights'>,
): FaceBackbone {
  const manifest = parse<{ weights: tf.io.WeightsManifestEntry[] }[]>(files.embedderManifest);
  const specs = manifest.flatMap(({ weights }) => weights);
  return new FaceBackbone(specs, files.embedderWeights);
}

/** ResNet-50 from its package's manifest and its joined weights. */
export function buildClassicBackbone(files: {
  manifest: Uint8Array;
  weights: Uint8Array;
}): ClassicBackbone {
  const { weightsManifest } = parse<{
    weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
  }>(files.manifest);
  return new ClassicBackbone(
    weightsManifest.flatMap(({ weights }) => weights),
    files.weights,
  );
}

function parse<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}

function firstLine(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') return 'not installed';
  if (String(error).includes('tfjs_binding.node')) return 'its native library is not installed';
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0]!;
}
