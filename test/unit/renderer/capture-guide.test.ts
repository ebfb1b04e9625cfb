import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../electron/contract/index.ts';
import type { CapturedFace } from '../../../renderer/capture/messages.ts';
import { guide } from '../../../renderer/features/enroll/capture-guide.ts';
import {
  coveredBy,
  nextOpen,
  segments,
  type PosedSample,
  type Segment,
} from '../../../renderer/capture/poses.ts';
import { appearance, goodQuality } from '../../support/samples.ts';

type Quality = CapturedFace['quality'];

const chip = new Uint8Array(224 * 224 * 3).map((_, i) => (i * 13) % 255);
const face = (change: Partial<Quality> = {}, size = 200): CapturedFace => ({
  track: 1,
  box: { x: 100, y: 100, width: size, height: size },
  chip,
  crop: null,
  turns: null,
  quality: { ...goodQuality, ...change },
});
const frame = (...faces: CapturedFace[]) => ({
  faces,
  width: 640,
  height: 480,
  luminance: 110,
  print: 0,
  shownAt: 0,
  stages: { read: 0, detect: 0, mesh: 0, chip: 0 },
});
const moving = (sinceLastSample = 10_000, before: CapturedFace | null = face()) => ({
  still: false,
  taking: true,
  denial: null,
  asked: null,
  sinceLastSample,
  prints: new Set<number>(),
  before,
});
const holding = (sinceLastSample = 10_000) => ({
  still: true,
  taking: true,
  denial: null,
  asked: null,
  sinceLastSample,
  prints: new Set<number>(),
  before: null,
});
const sample = (segment: Segment | null, yaw = 0, pitch = 0): PosedSample => ({
  segment,
  appearance: { ...appearance, yaw, pitch },
});
const full = [
  sample('center'),
  sample('left', 18),
  sample('right', -18),
  sample('up', 0, 14),
  sample('down', 0, -14),
];

describe('a picture is judged before a pose', () => {
  test.each([
    ['nobody', frame(), 'show'],
    ['nothing to be seen', { ...frame(), luminance: 4 }, 'TooDark'],
    ['two people', frame(face(), { ...face(), track: 2 }), 'SeveralFaces'],
    ['far away', frame(face({ InterEyeDistance: 20 })), 'TooSmall'],
    ['in the dark', frame(face({ MeanLuminance: 20 })), 'TooDark'],
    ['turned too far left', frame(face({ HeadPoseYaw: 45 })), 'backRight'],
    ['looking down', frame(face({ HeadPosePitch: -40 })), 'raise'],
    ['blurred', frame(face({ Sharpness: 0.02 })), 'Blurred'],
    ['far and dark', frame(face({ InterEyeDistance: 20, MeanLuminance: 20 })), 'TooSmall'],
    ['turned and blurred', frame(face({ HeadPoseYaw: 45, Sharpness: 0.02 })), 'Blurred'],
    ['turned, eyes closed', frame(face({ HeadPoseYaw: 45, EyesOpen: 0.1 })), 'EyesClosed'],
  ])('%s: one instruction and no sample', (_, shown, instruction) => {
    for (const capturing of [moving(), holding()]) {
      expect(guide(shown, [], capturing)).toMatchObject({ instruction, take: null });
    }
  });

  test('somebody behind does not matter', () => {
    const shown = frame(face(), { ...face({}, 40), track: 2 });
    expect(guide(shown, [], moving()).take).toMatchObject({ segment: 'center' });
  });
});

describe('the ring', () => {
  test.each<[Segment, Partial<Quality>, string]>([
    ['center', {}, 'left'],
    ['left', { HeadPoseYaw: 16 }, 'right'],
    ['right', { HeadPoseYaw: -16 }, 'backLeft'],
    ['up', { HeadPosePitch: 13 }, 'lower'],
    ['down', { HeadPosePitch: -13 }, 'vary'],
  ])(
    '%s is taken in its pose, and the next is asked for at once',
    (segment, change, instruction) => {
      const taken = full.slice(0, segments.indexOf(segment));
      const held = moving(0, face(change));
      const { take, ...rest } = guide(frame(face(change)), taken, held);
      expect(take).toMatchObject({ segment });
      expect(rest.instruction).toBe(instruction);
      expect(guide(frame(face(change)), [...taken, take!], held).take).toBeNull();
    },
  );

  test('a turn is taken where it ends, or where it is far enough', () => {
    const turns = fc.array(fc.double({ min: -28, max: 28, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(turns, (yaws) => {
        let taken = full.slice(0, 1);
        for (const [i, yaw] of yaws.entries()) {
          const before = i > 0 ? face({ HeadPoseYaw: yaws[i - 1] }) : null;
          const { take } = guide(frame(face({ HeadPoseYaw: yaw })), taken, moving(0, before));
          if (!take) continue;
          taken = [...taken, take];
          const further = Math.abs(yaw) - Math.abs(yaws[i - 1] ?? yaw);
          expect(further <= 2.5 || Math.abs(yaw) >= 20).toBe(true);
        }
        // Whoever turned to a side and stopped there, or came back from it, has filled it.
        const stopped = yaws.filter(
          (yaw, i) => Math.abs(yaw) >= 13 && Math.abs(yaw) <= Math.abs(yaws[i - 1] ?? yaw),
        );
        const sides = new Set(stopped.map((yaw) => (yaw > 0 ? 'left' : 'right')));
        expect([...coveredBy(taken)]).toEqual(expect.arrayContaining([...sides]));
      }),
    );
  });

  test('while nothing is taken the open segment is asked for, and not the one after it', () => {
    const turned = frame(face({ HeadPoseYaw: 16 }));
    const held = moving(0, face({ HeadPoseYaw: 16 }));
    const waiting = { ...held, taking: false };
    const center = full.slice(0, 1);
    expect(guide(turned, center, held)).toMatchObject({ instruction: 'right' });
    expect(guide(turned, center, waiting)).toMatchObject({ instruction: 'left', take: null });
  });

  test('a head on its way past the camera is not its center', () => {
    for (const before of [null, face({ HeadPosePitch: 6 })]) {
      expect(guide(frame(face()), [], moving(0, before))).toMatchObject({
        instruction: 'look',
        take: null,
      });
    }
    expect(guide(frame(face()), [], moving(0, face({ HeadPosePitch: 2 }))).take).not.toBeNull();
  });

  test('up and down are measured from the center, wherever the camera stands', () => {
    const center = [sample('center', 0, 8), sample('left', 18), sample('right', -18)];
    expect(guide(frame(face({ HeadPosePitch: 14 })), center, moving()).take).toBeNull();
    expect(guide(frame(face({ HeadPosePitch: 19 })), center, moving()).take?.segment).toBe('up');
    expect(guide(frame(face({ HeadPosePitch: -3 })), center, moving()).take?.segment).toBe('down');
  });

  test('a segment whose sample was thrown away is open again', () => {
    const taken = full.filter(({ segment }) => segment !== 'left');
    expect(guide(frame(face()), taken, moving()).instruction).toBe('left');
    expect(guide(frame(face({ HeadPoseYaw: 20 })), taken, moving()).take?.segment).toBe('left');
  });

  test('in a full ring a sample has to differ, in pose or look, and not to be of the same blink', () => {
    expect(guide(frame(face({ HeadPoseYaw: 10 })), full, moving(100)).take).toBeNull();
    expect(guide(frame(face({ HeadPoseYaw: 10 })), full, moving()).take).toMatchObject({
      segment: null,
    });
    const { take } = guide(frame(face()), [], moving());
    const again = [take!, ...full.slice(1)];
    expect(guide(frame(face({ HeadPoseYaw: 2 })), again, moving()).take).toBeNull();
  });
});

describe('where one segment is asked for', () => {
  const center = full.slice(0, 1);
  const asking = (asked: Segment) => ({ ...moving(), asked });

  test('no other is taken, and the way to it is said', () => {
    const turned = face({ HeadPoseYaw: 16 });
    const left = frame(turned);
    expect(guide(left, center, asking('up'))).toMatchObject({
      instruction: 'backRight',
      take: null,
    });
    expect(guide(left, center, { ...asking('left'), before: turned })).toMatchObject({
      instruction: 'backRight',
      take: { segment: 'left' },
    });
  });

  test('between two turns the front is said, and nothing taken of it', () => {
    expect(guide(frame(face({ HeadPoseYaw: -16 })), center, asking('center'))).toMatchObject({
      instruction: 'backLeft',
      take: null,
    });
    expect(guide(frame(face()), center, asking('center'))).toMatchObject({
      instruction: 'look',
      take: null,
    });
  });

  test('with the last one the ring is full, and nothing more is asked for', () => {
    const last = guide(frame(face({ HeadPosePitch: -13 })), full.slice(0, 4), asking('down'));
    expect(last).toMatchObject({ instruction: 'vary', take: { segment: 'down' } });
  });
});

describe('without moving the head', () => {
  test('pictures of a head as it is held, over seconds', () => {
    const first = guide(frame(face()), [], holding());
    expect(first).toMatchObject({ instruction: 'stay', take: { segment: 'center' } });
    expect(guide(frame(face()), [first.take!], holding(800)).take).toBeNull();
    expect(guide(frame(face()), [first.take!], holding()).take).toMatchObject({ segment: null });
    expect(guide(frame(face({ HeadPoseYaw: 20 })), [], holding())).toMatchObject({
      instruction: 'stay',
      take: { segment: null },
    });
  });
});

test.each(['NotLive', 'LiveNotShown'] as const)(
  'of a face that has to be live nothing is taken while that is not so: %s',
  (denial) => {
    for (const capturing of [moving(), holding()]) {
      const withheld = guide(frame(face()), [], { ...capturing, denial });
      expect(withheld).toMatchObject({ instruction: denial, take: null });
      // What mends the picture comes first: it is why that cannot be told, too.
      const dark = guide(frame(face({ MeanLuminance: 20 })), [], { ...capturing, denial });
      expect(dark.instruction).toBe('TooDark');
      expect(guide(frame(face()), [], capturing).take).not.toBeNull();
    }
  },
);

test('a picture that stands still is one sample, however the head is held', () => {
  const shown = { ...frame(face()), print: 7 };
  for (const capturing of [moving(), holding()]) {
    const before = { ...capturing, prints: new Set([7]) };
    expect(guide(shown, [], before).take).toBeNull();
    expect(guide({ ...shown, print: 8 }, [], before).take).not.toBeNull();
  }
});

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
/** Poses about those that are asked for, and any others, some of them too far. */
const pose = fc.oneof(
  fc
    .tuple(fc.constantFrom([0, 0], [20, 0], [-20, 0], [0, 17], [0, -17]), degrees(6), degrees(6))
    .map(([[yaw, pitch], a, b]) => ({ HeadPoseYaw: yaw + a, HeadPosePitch: pitch + b })),
  fc.record({ HeadPoseYaw: degrees(50), HeadPosePitch: degrees(40) }),
);
/** A frame of a head as it may move, with pictures of all qualities. */
const quality = fc
  .record({
    pose,
    HeadPoseRoll: fc.oneof(fc.constant(0), degrees(40)),
    EyesOpen: fc.constantFrom(0.3, 0.3, 0.3, 0.1),
    Sharpness: fc.constantFrom(0.4, 0.4, 0.4, 0.05),
  })
  .map(({ pose: turned, ...rest }) => ({ ...turned, ...rest }));

/** Frames of a head that holds some poses, and is on its way in others. */
const movement = (maxLength: number) =>
  fc
    .array(fc.tuple(quality, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength })
    .map((holds) => holds.flatMap(([held, frames]) => Array.from({ length: frames }, () => held)));

/** What is taken, frame by frame, of a head that moves, with what was said of each. */
function capture(poses: readonly Partial<Quality>[], still = false) {
  const taken: (PosedSample & { quality: Partial<Quality> })[] = [];
  let before: CapturedFace | null = null;
  const said = poses.map((change) => {
    if (taken.length === limits.webcamSamples) return null;
    const capturing = {
      still,
      taking: true,
      denial: null,
      asked: null,
      sinceLastSample: 2000,
      prints: new Set<number>(),
      before,
    };
    before = face(change);
    const { instruction, take } = guide(frame(before), taken, capturing);
    if (take) taken.push({ ...take, quality: change });
    return { instruction, change, taken: [...taken] };
  });
  return { taken, said: said.filter((one) => one !== null) };
}

/** Which segment an instruction moves a head of this pose towards; several where the way begins alike. */
const directions: Record<string, (open: Segment, pose: Quality) => boolean> = {
  look: (open) => open === 'center',
  left: (open, { HeadPoseYaw }) => open === 'left' && HeadPoseYaw < 13,
  right: (open, { HeadPoseYaw }) => open === 'right' && HeadPoseYaw > -13,
  backLeft: (open, { HeadPoseYaw }) =>
    open === 'right' ? HeadPoseYaw < -30 : open !== 'left' && HeadPoseYaw < -7,
  backRight: (open, { HeadPoseYaw }) =>
    open === 'left' ? HeadPoseYaw > 30 : open !== 'right' && HeadPoseYaw > 7,
  raise: (open, { HeadPosePitch }) =>
    HeadPosePitch < -25 || open === 'up' || (open === 'center' && HeadPosePitch < -10),
  lower: (open, { HeadPosePitch }) =>
    HeadPosePitch > 25 || open === 'down' || (open === 'center' && HeadPosePitch > 10),
  Tilted: (_, { HeadPoseRoll }) => Math.abs(HeadPoseRoll) > 25,
};
const ofPictures = new Set(['EyesClosed', 'Blurred']);

/** What a segment's sample has to measure: its yaw, and its pitch from the center's. */
const within: Record<Segment, (yaw: number, nod: number) => boolean> = {
  center: (yaw) => Math.abs(yaw) <= 7,
  left: (yaw) => yaw >= 13,
  right: (yaw) => yaw <= -13,
  up: (_, nod) => nod >= 10,
  down: (_, nod) => nod <= -10,
};

describe('whatever the head does', () => {
  test('the instruction leads to the next open segment, from where the head is', () => {
    fc.assert(
      fc.property(movement(40), (poses) => {
        const astray = capture(poses).said.filter(({ instruction, change, taken }) => {
          if (ofPictures.has(instruction)) return false;
          const open = nextOpen(taken);
          if (open === null) return instruction !== 'vary';
          return !directions[instruction]!(open, { ...goodQuality, ...change });
        });
        expect(astray).toEqual([]);
      }),
    );
  });

  test('nothing fills without its pose, one sample fills one segment, closed eyes are never taken', () => {
    fc.assert(
      fc.property(movement(60), fc.boolean(), (poses, still) => {
        const { taken } = capture(poses, still);
        const center = taken.find(({ segment }) => segment === 'center')?.appearance;
        const unlike = taken.filter(
          ({ segment, appearance: { yaw, pitch } }) =>
            segment !== null && !within[segment](yaw, pitch - center!.pitch),
        );
        expect(unlike).toEqual([]);
        expect(taken.filter((one) => one.quality.EyesOpen !== 0.3)).toEqual([]);
        expect(taken.filter((one) => one.quality.Sharpness !== 0.4)).toEqual([]);
        const filled = taken.flatMap(({ segment }) => segment ?? []);
        expect(filled).toHaveLength(new Set(filled).size);
      }),
    );
  });

  test('samples of two segments are six degrees apart, and there are no others while one is open', () => {
    fc.assert(
      fc.property(movement(60), (poses) => {
        const { taken } = capture(poses);
        const filled = taken.slice(0, coveredBy(taken).size);
        expect(filled.every(({ segment }) => segment !== null)).toBe(true);
        for (const [i, a] of filled.entries()) {
          for (const b of filled.slice(i + 1)) {
            const apart = Math.hypot(
              a.appearance.yaw - b.appearance.yaw,
              a.appearance.pitch - b.appearance.pitch,
            );
            expect(apart).toBeGreaterThanOrEqual(6);
          }
        }
      }),
    );
  });

  test('a head that holds still, as measured with noise, never fills more than one segment, however long', () => {
    const noise = fc.double({ min: -4.9, max: 4.9, noNaN: true });
    const rest = fc.record({
      yaw: fc.double({ min: -8, max: 8, noNaN: true }),
      pitch: fc.double({ min: -12, max: 12, noNaN: true }),
      around: fc.array(fc.tuple(noise, noise), { minLength: 30, maxLength: 200 }),
    });
    fc.assert(
      fc.property(rest, ({ yaw, pitch, around }) => {
        const { taken } = capture(
          around.map(([a, b]) => ({ HeadPoseYaw: yaw + a, HeadPosePitch: pitch + b })),
        );
        expect(taken.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
