import * as tf from '@tensorflow/tfjs-core';
import compiled from './convolution.json' with { type: 'json' };

/** Output channels and pixels that the inner loop computes at once (`convolution.wat`). */
const CHANNELS_AT_ONCE = 8;
const PIXELS_AT_ONCE = 4;
/** Bytes of a pixel's entry in the inner loop's table: where its window begins and where its result goes. */
const ENTRY = 8;

/** The ranges of the activations that the inner loop applies; tfjs' own kernel computes the others. */
const ranges: Partial<Record<string, readonly [low: number, high: number]>> = {
  linear: [-Infinity, Infinity],
  relu: [0, Infinity],
  relu6: [0, 6],
};

/** The parts of tfjs' wasm backend that a kernel needs, which its types leave out. */
interface WasmBackend {
  readonly wasm: {
    readonly asm: { readonly memory?: WebAssembly.Memory };
    _malloc(bytes: number): number;
    _free(address: number): void;
  };
  readonly dataIdMap: { get(dataId: object): { readonly memoryOffset: number } };
  makeOutput(shape: number[], type: 'float32'): tf.TensorInfo;
}

/** Backends that have the kernel already. */
const equipped = new WeakSet<object>();

type ConvolutionInfo = tf.backend_util.Conv2DInfo;

/**
 * Gives the wasm engine, once it is the current one, a faster kernel for fused convolutions: it multiplies and adds in one
 * instruction (WebAssembly's relaxed SIMD), which the one that comes with tfjs 4.22 does not. Does nothing, and answers
 * false, where the machine has no relaxed SIMD or the engine has threads. Decision 012 says what it is worth.
 */
export function useFastConvolution(): boolean {
  const bytes = Uint8Array.from(atob(compiled.wasm), (letter) => letter.charCodeAt(0));
  if (!WebAssembly.validate(bytes)) return false;
  const backend = tf.backend();
  if (equipped.has(backend)) return true;
  const { wasm } = backend as unknown as WasmBackend;
  const { memory } = wasm.asm;
  // An engine with threads brings its memory, which they share, from outside.
  if (!memory) return false;
  equipped.add(backend);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { tfjs: { memory } });
  const convolver = new Convolver(wasm, memory, exports['convolve'] as Convolve);
  const slower = tf.getKernel('FusedConv2D', 'wasm');
  tf.unregisterKernel('FusedConv2D', 'wasm');
  tf.registerKernel({
    ...slower,
    kernelFunc: (call) => convolver.run(call) ?? slower.kernelFunc(call),
  });
  return true;
}

/** See `convolution.wat`. */
type Convolve = (
  table: number,
  tableEnd: number,
  rows: number,
  run: number,
  rowBytes: number,
  weights: number,
  bias: number,
  channel: number,
  low: number,
  high: number,
) => void;

type KernelCall = Parameters<tf.KernelFunc>[0];

class Convolver {
  readonly #wasm: WasmBackend['wasm'];
  readonly #memory: WebAssembly.Memory;
  readonly #convolve: Convolve;
  readonly #packed = new WeakMap<object, number>();
  readonly #freed = new FinalizationRegistry<number>((address) => this.#wasm._free(address));
  readonly #padded: Scratch;
  readonly #table: Scratch;
  readonly #zeros: Scratch;

  constructor(wasm: WasmBackend['wasm'], memory: WebAssembly.Memory, convolve: Convolve) {
    this.#wasm = wasm;
    this.#memory = memory;
    this.#convolve = convolve;
    this.#padded = new Scratch(wasm);
    this.#table = new Scratch(wasm);
    this.#zeros = new Scratch(wasm);
  }

  /** The convolution's output, or null where tfjs' own kernel must compute it. */
  run({ inputs, attrs, backend }: KernelCall): tf.TensorInfo | null {
    const { x, filter, bias } = inputs as tf.FusedConv2DInputs;
    const { strides, pad, dilations, dimRoundingMode, activation } =
      attrs as unknown as tf.FusedConv2DAttrs;
    const range = ranges[activation];
    const info = tf.backend_util.computeConv2DInfo(
      x.shape as [number, number, number, number],
      filter.shape as [number, number, number, number],
      strides,
      dilations,
      pad,
      dimRoundingMode,
    );
    const dilated = info.dilationHeight !== 1 || info.dilationWidth !== 1;
    if (!range || dilated || info.outChannels % CHANNELS_AT_ONCE !== 0) return null;
    const host = backend as unknown as WasmBackend;
    const address = (tensor: tf.TensorInfo): number =>
      host.dataIdMap.get(tensor.dataId).memoryOffset;
    const output = host.makeOutput(info.outShape, 'float32');
    if (tf.util.sizeFromShape(info.outShape) === 0) return output;
    const weights = this.#pack(filter, address(filter), info);
    const biases = bias ? address(bias) : this.#zero(info.outChannels);
    const input = this.#pad(address(x), info);
    const table = this.#list(input, address(output), info);
    const window = info.filterHeight * info.filterWidth * info.inChannels * 4;
    for (let channel = 0; channel < info.outChannels; channel += CHANNELS_AT_ONCE) {
      this.#convolve(
        table.start,
        table.end,
        info.filterHeight,
        info.filterWidth * info.inChannels * 4,
        input.width * info.inChannels * 4,
        weights + channel * window,
        biases + channel * 4,
        channel * 4,
        ...range,
      );
    }
    return output;
  }

  /** A filter's weights in the order in which the inner loop reads them, computed once for each filter. */
  #pack({ dataId }: tf.TensorInfo, filter: number, info: ConvolutionInfo): number {
    const known = this.#packed.get(dataId);
    if (known !== undefined) return known;
    const window = info.filterHeight * info.filterWidth * info.inChannels;
    const packed = allocate(this.#wasm, window * info.outChannels * 4);
    const numbers = new Float32Array(this.#memory.buffer);
    let to = packed / 4;
    for (let channel = 0; channel < info.outChannels; channel += CHANNELS_AT_ONCE) {
      for (let i = 0; i < window; i++) {
        const from = filter / 4 + i * info.outChannels + channel;
        numbers.copyWithin(to, from, from + CHANNELS_AT_ONCE);
        to += CHANNELS_AT_ONCE;
      }
    }
    this.#packed.set(dataId, packed);
    // tfjs forgets a tensor's identity when it is disposed of; its packed weights go with it.
    this.#freed.register(dataId, packed);
    return packed;
  }

  /** The input with its border of zeros, so that no window leaves it; the input itself where there is no border. */
  #pad(input: number, info: ConvolutionInfo): { address: number; width: number; height: number } {
    const { inHeight, inWidth, inChannels, batchSize } = info;
    const { top, right, bottom, left } = info.padInfo;
    const [width, height] = [left + inWidth + right, top + inHeight + bottom];
    if (width === inWidth && height === inHeight) return { address: input, width, height };
    const size = batchSize * height * width * inChannels;
    const address = this.#padded.atLeast(size * 4);
    const numbers = new Float32Array(this.#memory.buffer);
    numbers.fill(0, address / 4, address / 4 + size);
    const row = inWidth * inChannels;
    for (let image = 0; image < batchSize; image++) {
      for (let y = 0; y < inHeight; y++) {
        const from = input / 4 + (image * inHeight + y) * row;
        const to = ((image * height + top + y) * width + left) * inChannels;
        numbers.copyWithin(address / 4 + to, from, from + row);
      }
    }
    return { address, width, height };
  }

  /** The inner loop's table of pixels; the last one is repeated until the last group is full. */
  #list(
    input: { address: number; width: number; height: number },
    output: number,
    info: ConvolutionInfo,
  ): { start: number; end: number } {
    const { outHeight, outWidth, outChannels, inChannels } = info;
    const pixels = info.batchSize * outHeight * outWidth;
    const entries = Math.ceil(pixels / PIXELS_AT_ONCE) * PIXELS_AT_ONCE;
    const start = this.#table.atLeast(entries * ENTRY);
    const table = new Uint32Array(this.#memory.buffer, start, entries * 2);
    let at = 0;
    for (let image = 0; image < info.batchSize; image++) {
      for (let y = 0; y < outHeight; y++) {
        const row = (image * input.height + y * info.strideHeight) * input.width;
        for (let x = 0; x < outWidth; x++) {
          table[at] = input.address + (row + x * info.strideWidth) * inChannels * 4;
          table[at + 1] = output + (at / 2) * outChannels * 4;
          at += 2;
        }
      }
    }
    for (; at < table.length; at++) table[at] = table[at - 2]!;
    return { start, end: start + entries * ENTRY };
  }

  /** As many zeros as there are channels, for a convolution without bias. */
  #zero(channels: number): number {
    const address = this.#zeros.atLeast(channels * 4);
    new Uint8Array(this.#memory.buffer, address, channels * 4).fill(0);
    return address;
  }
}

/** A piece of the engine's memory that grows to the largest size asked for and is used again and again. */
class Scratch {
  readonly #wasm: WasmBackend['wasm'];
  #address = 0;
  #bytes = 0;

  constructor(wasm: WasmBackend['wasm']) {
    this.#wasm = wasm;
  }

  atLeast(bytes: number): number {
    if (bytes > this.#bytes) {
      if (this.#bytes > 0) this.#wasm._free(this.#address);
      this.#bytes = 0;
      this.#address = allocate(this.#wasm, bytes);
      this.#bytes = bytes;
    }
    return this.#address;
  }
}

/** Memory of the engine's own. Throws where it has none left: a smaller batch may still find some. */
function allocate(wasm: WasmBackend['wasm'], bytes: number): number {
  const address = wasm._malloc(bytes);
  if (address === 0) throw new Error(`The wasm engine has no ${bytes} bytes left`);
  return address;
}
