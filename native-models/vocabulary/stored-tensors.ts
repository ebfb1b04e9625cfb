import { z } from 'zod';

/** The header of weights in the safetensors layout (https://github.com/huggingface/safetensors, "Format"). */
const header = z.record(
  z.string(),
  z.strictObject({
    dtype: z.literal('F32'),
    shape: z.array(z.number().int().positive()),
    data_offsets: z.tuple([z.number().int().min(0), z.number().int().min(0)]),
  }),
);
/** What is stored of each tensor, by name. */
export type StoredHeader = z.infer<typeof header>;

/** A tensor as it is stored: its numbers, row by row. */
export interface StoredTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * Reads a network version's weights: eight bytes with the length of the header, the header in JSON, the numbers. Throws a
 * RangeError for bytes that are not whole tensors, one after another, and nothing else.
 */
export function readStoredTensors(bytes: Uint8Array): StoredTensor[] {
  if (bytes.length < 8) throw new RangeError('These bytes are no stored weights');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > bytes.length - 8) throw new RangeError('These bytes are no stored weights');
  const dataStart = 8 + Number(length);
  const entries = Object.entries(headerOf(bytes.subarray(8, dataStart))).toSorted(
    ([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0],
  );
  // A copy, which begins where numbers of four bytes may; a Buffer's own `slice` makes none.
  const data = Uint8Array.from(bytes.subarray(dataStart));
  let end = 0;
  const tensors = entries.map(([name, { shape, data_offsets: offsets }]): StoredTensor => {
    const count = shape.reduce((product, size) => product * size, 1);
    if (offsets[0] !== end || offsets[1] !== end + 4 * count || offsets[1] > data.length) {
      throw new RangeError(`The stored weights ${name} are cut off`);
    }
    end = offsets[1];
    return { name, shape, values: new Float32Array(data.buffer, offsets[0], count) };
  });
  if (end !== data.length) throw new RangeError('These bytes are no stored weights');
  return tensors;
}

function headerOf(json: Uint8Array): StoredHeader {
  try {
    return header.parse(JSON.parse(new TextDecoder().decode(json)));
  } catch (cause) {
    throw new RangeError('These bytes are no stored weights', { cause });
  }
}
