/** A label that wants to be at a point, and how much room it takes. */
export interface WantedLabel {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a label is: its center. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
}

/** Places around a point that are tried in turn: above, below, beside it, then farther away; in widths and heights of the label. */
const AROUND = [1, 2, 3].flatMap((far) => [
  [0, -far],
  [0, far],
  [0.5 + far / 8, 0],
  [-0.5 - far / 8, 0],
  [0.5, -far],
  [-0.5, -far],
  [0.5, far],
  [-0.5, far],
]) as readonly (readonly [number, number])[];

/**
 * Places labels near their points so that no two overlap and none leaves the picture: the first that are given have the first
 * choice. Null for one that finds no room.
 */
export function placeLabels(
  wanted: readonly WantedLabel[],
  room: { readonly width: number; readonly height: number },
): (PlacedLabel | null)[] {
  const taken: WantedLabel[] = [];
  return wanted.map((label) => {
    for (const [right, down] of AROUND) {
      const place = {
        ...label,
        x: clamp(label.x + right * label.width, label.width / 2, room.width - label.width / 2),
        y: clamp(label.y + down * label.height, label.height / 2, room.height - label.height / 2),
      };
      if (label.width > room.width || taken.some((other) => overlap(place, other))) continue;
      taken.push(place);
      return { x: place.x, y: place.y };
    }
    return null;
  });
}

function overlap(a: WantedLabel, b: WantedLabel): boolean {
  return (
    Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
