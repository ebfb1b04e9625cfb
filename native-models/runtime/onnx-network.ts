import type * as Ort from 'onnxruntime-web/wasm';
import type { OnnxFeed, OnnxRuntime, OnnxTrial } from '../vocabulary/index.ts';
import type { OnnxFiles } from '../vocabulary/host-contract.ts';
import { GOLDEN_TOLERANCE, goldenCrop } from './golden.ts';
import { feedOf } from './onnx-feed.ts';

/** What a runtime's package offers, as far as it is used here: the same in all of them. */
export type OnnxPackage = Pick<typeof Ort, 'InferenceSession' | 'Tensor'>;

/** Loads a runtime; throws, with the reason, where this process or page does not have it. */
export type StartOnnx = (runtime: OnnxRuntime) => Promise<OnnxPackage>;

/** Rounds of which the median is how long a network takes. */
const ROUNDS = 5;

/** A network in ONNX that takes one image and gives one row of numbers. */
export class OnnxNetwork {
  readonly #session: Ort.InferenceSession;
  readonly #Tensor: OnnxPackage['Tensor'];
  readonly #feed: OnnxFeed;

  private constructor(session: Ort.InferenceSession, ort: OnnxPackage, feed: OnnxFeed) {
    this.#session = session;
    this.#Tensor = ort.Tensor;
    this.#feed = feed;
  }

  /** Builds it from its file. Throws what the runtime says where it cannot. */
  static async load(
    ort: OnnxPackage,
    { network, feed }: Pick<OnnxFiles, 'network' | 'feed'>,
  ): Promise<OnnxNetwork> {
    // One thread: a second one waits in a loop, and takes its time from the networks of the frame.
    const options = { intraOpNumThreads: 1, interOpNumThreads: 1 };
    return new OnnxNetwork(await ort.InferenceSession.create(network, options), ort, feed);
  }

  /** The numbers for an image: RGB bytes, row by row, of the feed's width and height. */
  async run(pixels: Uint8Array): Promise<Float32Array> {
    const { input, output, width, height, layout } = this.#feed;
    const shape = layout === 'NCHW' ? [1, 3, height, width] : [1, height, width, 3];
    const tensor = new this.#Tensor('float32', feedOf(pixels, this.#feed), shape);
    const { [output]: result } = await this.#session.run({ [input]: tensor });
    const values: unknown = result?.data;
    if (!(values instanceof Float32Array) || values.length !== this.#feed.size) {
      throw new Error(`the network has no output ${output} of ${this.#feed.size} numbers`);
    }
    return values;
  }

  /** Frees what the runtime holds for it. */
  async release(): Promise<void> {
    await this.#session.release();
  }
}

/** Tries a network on a runtime, which `start` loads: it is there where it computes the golden output. */
export async function loadOnnxNetwork(
  files: OnnxFiles,
  runtime: OnnxRuntime,
  start: StartOnnx,
): Promise<{ network: OnnxNetwork | null; trial: OnnxTrial }> {
  const failed = (state: 'absent' | 'refused', reason: string) => ({
    network: null,
    trial: { runtime, state, reason },
  });
  let ort: OnnxPackage;
  try {
    ort = await start(runtime);
  } catch (error) {
    return failed('absent', firstLine(error));
  }
  try {
    const network = await OnnxNetwork.load(ort, files);
    const difference = await differenceFromGolden(network, files);
    // NaN must fail.
    if (difference <= GOLDEN_TOLERANCE) {
      const milliseconds = await speedOf(network, files.feed);
      return { network, trial: { runtime, state: 'in use', difference, milliseconds } };
    }
    await network.release();
    return failed('refused', `off the golden output by ${difference.toExponential(1)}`);
  } catch (error) {
    return failed('refused', firstLine(error));
  }
}

/** Largest difference of any number that the network makes of the golden crop from the stored ones. */
async function differenceFromGolden(
  network: OnnxNetwork,
  { feed, golden }: OnnxFiles,
): Promise<number> {
  const values = await network.run(goldenCrop(feed.width));
  return golden.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i]!)), 0);
}

async function speedOf(network: OnnxNetwork, { width }: OnnxFeed): Promise<number> {
  const crop = goldenCrop(width);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await network.run(crop);
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

function firstLine(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') return 'not installed';
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0]!;
}
