import * as tf from '@tensorflow/tfjs-core';
import { readStoredTensors, type StoredHeader } from '../vocabulary/stored-tensors.ts';

/** Tensors by name. */
export type NamedTensors = Readonly<Record<string, tf.Tensor>>;

/**
 * Float tensors in the safetensors layout, which other tools read too: eight bytes with the length of the header, a
 * header in JSON, the numbers (https://github.com/huggingface/safetensors, "Format").
 */
export async function packTensors(tensors: NamedTensors): Promise<Uint8Array<ArrayBuffer>> {
  const entries = Object.entries(tensors);
  const values = await Promise.all(entries.map(([, tensor]) => tensor.data<'float32'>()));
  const header: StoredHeader = {};
  let end = 0;
  entries.forEach(([name, { shape }], i) => {
    const start = end;
    end += values[i]!.byteLength;
    header[name] = { dtype: 'F32', shape: [...shape], data_offsets: [start, end] };
  });
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + padded + end).fill(0x20, 8, 8 + padded);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(padded), true);
  bytes.set(json, 8);
  values.forEach((floats, i) => {
    const { buffer, byteOffset, byteLength } = floats;
    const [start] = header[entries[i]![0]]!.data_offsets;
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), 8 + padded + start);
  });
  return bytes;
}

/** The tensors of such bytes, on the current engine; the caller disposes of them. Throws a RangeError for other bytes. */
export function unpackTensors(bytes: Uint8Array): Record<string, tf.Tensor> {
  return Object.fromEntries(
    readStoredTensors(bytes).map(({ name, shape, values }) => [
      name,
      tf.tensor(values, [...shape], 'float32'),
    ]),
  );
}
