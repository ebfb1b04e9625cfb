import type { FaceBox } from '../../electron/contract/index.ts';

/** A rectangle in shares of the picture's width and height, 0 to 1. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a face's box and its name are drawn: both within the picture, wherever the face is. */
export interface Placement {
  readonly box: Area;
  /** The room that the name may take. */
  readonly room: Area;
  /** Whether the name hangs from the top of its room or stands on the bottom of it: on the side of the face. */
  readonly side: 'top' | 'bottom';
  /** Where in the room's width the middle of the face is, 0 to 1. */
  readonly anchor: number;
}

/** A picture's size in pixels, and whether it is shown as in a mirror. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly mirrored: boolean;
}

/** Heights of the picture that a name with what is below it takes; the style sheet's sizes add up to it. */
export const NAME_HEIGHT = 0.155;
/** Between a name and its box, and between a name and the picture's edge. */
const GAP = 0.012;
/** Faces side by side that each get their own part of the width. */
const SIDE_BY_SIDE = 3;

/** Places the box and the name of a face, one of `faces`, in a picture. The box is in the picture's pixels, not mirrored. */
export function place(
  face: FaceBox,
  { width, height, mirrored }: Picture,
  faces: number,
): Placement {
  const x = mirrored ? width - face.x - face.width : face.x;
  const box = within({
    left: x / width,
    top: face.y / height,
    right: (x + face.width) / width,
    bottom: (face.y + face.height) / height,
  });
  const usable = 1 - 2 * GAP;
  const roomWidth = Math.min(
    usable,
    Math.max(1.4 * box.width, usable / Math.min(faces, SIDE_BY_SIDE)),
  );
  const middle = box.left + box.width / 2;
  const left = clamp(middle - roomWidth / 2, GAP, 1 - GAP - roomWidth);
  const bottomOfBox = box.top + box.height;
  const above = box.top - GAP - NAME_HEIGHT;
  const below = bottomOfBox + GAP;
  const isAbove = above >= GAP;
  const isBelow = !isAbove && below + NAME_HEIGHT <= 1 - GAP;
  const top = isAbove
    ? above
    : isBelow
      ? below
      : // A face as high as the picture has its name on it.
        clamp(bottomOfBox - GAP - NAME_HEIGHT, GAP, 1 - GAP - NAME_HEIGHT);
  return {
    box,
    room: { left, top, width: roomWidth, height: NAME_HEIGHT },
    side: isBelow ? 'top' : 'bottom',
    anchor: clamp((middle - left) / roomWidth, 0, 1),
  };
}

/** The part of a box that is in the picture; one that is outside lies on its edge. */
function within(box: { left: number; top: number; right: number; bottom: number }): Area {
  const [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom].map((edge) =>
    clamp(edge, 0, 1),
  ) as [number, number, number, number];
  return { left, top, width: right - left, height: bottom - top };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
