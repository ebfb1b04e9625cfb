/** The subject of a photo of a research data set: the face in the middle; others are bystanders. */
export function nearestToCenter<
  F extends { box: { x: number; y: number; width: number; height: number } },
>(faces: readonly F[], { width, height }: { width: number; height: number }): F | undefined {
  const distance = ({ box }: F): number =>
    Math.hypot(box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2);
  return faces.toSorted((a, b) => distance(a) - distance(b))[0];
}
