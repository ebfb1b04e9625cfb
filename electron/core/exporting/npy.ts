/** What a file of NumPy begins with, and the version of its format: 1.0. */
const MAGIC = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0]);
/** Its header is filled up so that the numbers begin at a multiple of this. */
const ALIGNMENT = 64;

/**
 * Rows of `width` 32-bit floats as a NumPy array of shape (rows, width), in C order and little-endian (NumPy Enhancement Proposal 1,
 * numpy.lib.format).
 */
export function asNpy(rows: readonly Float32Array[], width: number): Uint8Array {
  const said = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows.length}, ${width}), }`;
  const unpadded = MAGIC.length + 2 + said.length + 1;
  const padding = ' '.repeat((ALIGNMENT - (unpadded % ALIGNMENT)) % ALIGNMENT);
  const header = Buffer.from(`${said}${padding}\n`, 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  const numbers = Buffer.alloc(rows.length * width * 4);
  rows.forEach((row, i) => {
    row.forEach((value, j) => numbers.writeFloatLE(value, (i * width + j) * 4));
  });
  return Buffer.concat([MAGIC, length, header, numbers]);
}
