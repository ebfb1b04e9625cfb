/** How far the length of an embedding may be from 1: more than rounding does, less than anything that matters. */
const LENGTH_TOLERANCE = 0.01;

/** Whether a vector can be an embedding of `size` numbers: finite, of length 1. */
export function isEmbedding(vector: Float32Array, size: number): boolean {
  let squares = 0;
  for (const value of vector) squares += value * value;
  // A number that is not finite makes the sum so.
  return vector.length === size && Math.abs(Math.sqrt(squares) - 1) <= LENGTH_TOLERANCE;
}
