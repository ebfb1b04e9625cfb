import { expect, test } from 'vitest';
import { livenessBytes } from '../../../electron/contract/index.ts';
import { nextCrop } from '../../../renderer/capture/crop-turns.ts';
import type { CapturedFace } from '../../../renderer/capture/messages.ts';
import { sentFace } from '../../../renderer/capture/sent-face.ts';
import { goodQuality } from '../../support/samples.ts';

/** A face of a frame, with the crop that is cut of it. */
function captured(crop: CapturedFace['crop']): CapturedFace {
  const box = { x: 0, y: 0, width: 10, height: 10 };
  return { track: 1, box, chip: new Uint8Array(3), quality: goodQuality, crop, turns: null };
}

/** A frame as the worker makes it next. */
const cut = (): CapturedFace =>
  captured({ name: nextCrop(), pixels: new Uint8Array(livenessBytes), virtual: true });

/** Which crops of a face are sent. */
function sentOf(face: CapturedFace): (string | false)[] {
  const { crops } = sentFace(face);
  return [crops?.near instanceof Blob && 'near', crops?.wide instanceof Blob && 'wide'];
}

test.each([1, 2, 3, 4])(
  'of frames of which every %i. is sent, both crops are, by turns',
  (every) => {
    const sent: (string | false)[][] = [];
    for (let frame = 0; frame < 6 * every; frame++) {
      const face = cut();
      if (frame % every === 0) sent.push(sentOf(face));
    }
    const names = sent.map((crops) => crops.filter((name) => name !== false));
    expect(names.every(({ length }) => length === 1)).toBe(true);
    const [first, second] = names.flat();
    expect(first).not.toBe(second);
    expect(names.flat()).toEqual([first, second, first, second, first, second]);
  },
);

test('the faces of one frame are sent with the same crop, and one without changes nobody’s turn', () => {
  const turn = nextCrop();
  const [a, b] = [cut(), cut()];
  expect(sentOf(a)).toEqual(sentOf(b));
  const next = nextCrop();
  expect(next).not.toBe(turn);
  expect(sentFace(captured(null)).crops).toBeNull();
  expect(nextCrop()).toBe(next);
  expect(sentFace(a).crops).toMatchObject({ virtual: true });
});
