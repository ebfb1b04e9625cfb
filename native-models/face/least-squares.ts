/** What solves a linear system best. */
export interface LeastSquares {
  readonly solution: readonly number[];
  /** The diagonal of the inverse of the normal matrix: times the variance of a value it is that of a number of the solution. */
  readonly spread: readonly number[];
}

/** Part of the largest pivot under which a system says nothing about one of its unknowns. */
const SINGULAR = 1e-10;

/** The weighted least-squares solution of `rows` · x = `values`, by the normal equations; null where they do not determine it. */
export function leastSquares(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  weights?: readonly number[],
): LeastSquares | null {
  const size = rows[0]?.length ?? 0;
  const normal = Array.from({ length: size }, (_, i) =>
    Array.from({ length: 2 * size + 1 }, (__, j) => (j === size + 1 + i ? 1 : 0)),
  );
  rows.forEach((row, at) => {
    const weight = weights?.[at] ?? 1;
    for (let i = 0; i < size; i++) {
      const part = weight * row[i]!;
      if (part === 0) continue;
      for (let j = 0; j < size; j++) normal[i]![j]! += part * row[j]!;
      normal[i]![size]! += part * values[at]!;
    }
  });
  return eliminated(normal, size);
}

/** Gauss and Jordan's elimination with pivots, of a square matrix with the values and the identity beside it. */
function eliminated(matrix: number[][], size: number): LeastSquares | null {
  const largest = Math.max(...matrix.map((row, i) => Math.abs(row[i]!)));
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[best]![column]!)) best = row;
    }
    const pivot = matrix[best]!;
    if (!(Math.abs(pivot[column]!) > SINGULAR * largest)) return null;
    matrix[best] = matrix[column]!;
    const scale = pivot[column]!;
    const lead = pivot.map((value) => value / scale);
    matrix[column] = lead;
    for (let row = 0; row < size; row++) {
      const factor = matrix[row]![column]!;
      if (row === column || factor === 0) continue;
      matrix[row] = matrix[row]!.map((value, i) => value - factor * lead[i]!);
    }
  }
  return {
    solution: matrix.map((row) => row[size]!),
    spread: matrix.map((row, i) => row[size + 1 + i]!),
  };
}
