import { PCA } from 'ml-pca';
import { rowOf, type UnitRows } from '../../../native-models/evaluate/unit-vectors.ts';

/** The first two principal components of some rows: one point a row. Rows that are all alike are all at the origin. */
export function principalMap(embeddings: UnitRows, rows: readonly number[]): [number, number][] {
  const data = rows.map((row) => [...rowOf(embeddings, row)]);
  const spread = data.some((row) => row.some((value, i) => Math.abs(value - data[0]![i]!) > 1e-9));
  if (data.length < 3 || !spread) return data.map(() => [0, 0]);
  const components = new PCA(data, { method: 'NIPALS', nCompNIPALS: 2 });
  return components
    .predict(data, { nComponents: 2 })
    .to2DArray()
    .map(([x = 0, y = 0]) => [x, y]);
}
