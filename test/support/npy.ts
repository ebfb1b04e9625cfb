/**
 * Reads a NumPy array of two dimensions and 32-bit floats by the definition of its format (NEP 1), strictly: throws where anything
 * is not as it has to be.
 */
export function readNpy(bytes: Uint8Array): { shape: [number, number]; numbers: number[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (from: number, to: number) =>
    Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (text(0, 6) !== '\x93NUMPY') throw new Error('not a NumPy file');
  if (bytes[6] !== 1 || bytes[7] !== 0) throw new Error('another version');
  const start = 10 + view.getUint16(8, true);
  if (start % 64 !== 0) throw new Error('not aligned');
  const header = text(10, start);
  const said = /^\{'descr': '<f4', 'fortran_order': False, 'shape': \((\d+), (\d+)\), \} *\n$/.exec(
    header,
  );
  if (!said) throw new Error(`header: ${header}`);
  const shape: [number, number] = [Number(said[1]), Number(said[2])];
  const count = shape[0] * shape[1];
  if (bytes.length !== start + 4 * count) throw new Error('not as long as it says');
  const numbers = Array.from({ length: count }, (_, i) => view.getFloat32(start + 4 * i, true));
  return { shape, numbers };
}
