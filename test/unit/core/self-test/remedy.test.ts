import { describe, expect, test } from 'vitest';
import { remedyOf, type TestedPicture } from '../../../../electron/core/self-test/remedy.ts';
import type { QualityMeasures } from '../../../../electron/contract/index.ts';
import { goodQuality } from '../../../support/samples.ts';

const ME = 1;
const OTHER = 2;
const DAY = 86_400_000;

/** A picture that is recognized, unless it is said to be taken for another, or for nobody. */
function picture(
  quality: Partial<QualityMeasures> = {},
  answer: number | null = ME,
  day = 0,
): TestedPicture {
  return {
    quality: { ...goodQuality, ...quality },
    takenAt: new Date(1_700_000_000_000 + day * DAY),
    recognized: answer === ME,
    takenFor: answer === ME ? null : answer,
  };
}

const left = { HeadPoseYaw: 20 };
const right = { HeadPoseYaw: -20 };
const up = { HeadPosePitch: 14 };
const down = { HeadPosePitch: -14 };
/** A ring of poses, all recognized. */
const ring = [{}, left, right, up, down].map((pose) => picture(pose));

describe('the most useful remedy', () => {
  test('a picture alone: more of them', () => {
    expect(remedyOf([picture({}, null)])).toEqual({ kind: 'more', count: 4 });
  });

  test('pictures taken for somebody else: the names are to be checked, whatever else is wrong', () => {
    const dark = { MeanLuminance: 30 };
    const pictures = [...ring, picture(dark, OTHER), picture(dark, OTHER), picture(dark, null)];
    expect(remedyOf(pictures)).toEqual({ kind: 'compare', with: OTHER, count: 2 });
    // One among many that are missed says little.
    const missed = [picture(dark, OTHER), picture(dark, null), picture(dark, null)];
    expect(remedyOf([...ring, ...missed])).toMatchObject({ kind: 'retake' });
  });

  test('what is missed is dark: it is to be taken again, and so are the other dark ones', () => {
    const dark = { MeanLuminance: 60 };
    const pictures = [...ring, picture(dark, null), picture(dark, null), picture(dark)];
    expect(remedyOf(pictures)).toEqual({ kind: 'retake', reason: 'TooDark', count: 3, of: 8 });
  });

  test('what most pictures have against them explains nothing', () => {
    const small = { InterEyeDistance: 35 };
    const pictures = [
      picture({ ...small, ...left }, null),
      picture({ ...small, ...right }),
      picture({ ...small, ...right }),
      picture(small),
      picture(),
      picture(),
    ];
    expect(remedyOf(pictures)).toEqual({ kind: 'pose', segment: 'left' });
  });

  test('the only picture of a side is missed: another one of it', () => {
    const pictures = ring.with(2, picture(right, null));
    expect(remedyOf(pictures)).toEqual({ kind: 'pose', segment: 'right' });
    // Turned so far that it is a weakness, it is not to be taken again but to be joined by another.
    const far = ring.with(1, picture({ HeadPoseYaw: 28 }, null));
    expect(remedyOf(far)).toEqual({ kind: 'pose', segment: 'left' });
  });

  test('few pictures: more of them', () => {
    const pictures = [picture({}, null), picture(), picture()];
    expect(remedyOf(pictures)).toEqual({ kind: 'more', count: 2 });
  });

  test('missed in another light than all the rest: more of that light', () => {
    const missedIn = (MeanLuminance: number) => [...ring, picture({ MeanLuminance }, null)];
    expect(remedyOf(missedIn(80))).toEqual({ kind: 'light', light: 'darker' });
    expect(remedyOf(missedIn(180))).toEqual({ kind: 'light', light: 'brighter' });
    expect(remedyOf(missedIn(120))).toEqual({ kind: 'time' });
  });

  test('else a side that nothing shows, another day, and a few more', () => {
    const without = (segment: number) => [...ring.toSpliced(segment, 1), picture({}, null)];
    expect(remedyOf(without(1))).toEqual({ kind: 'pose', segment: 'left' });
    expect(remedyOf([...ring, picture({}, null)])).toEqual({ kind: 'time' });
    expect(remedyOf([...ring, picture({}, null, 3)])).toEqual({ kind: 'more', count: 2 });
  });
});
