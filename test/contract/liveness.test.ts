import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chipBytes,
  livenessBytes,
  livenessPolicy,
  type LiveDecision,
  type LivenessPolicy,
} from '../../electron/contract/index.ts';
import { connectTo } from '../support/connection.ts';
import { testKith } from '../support/kith.ts';
import { cropsOf } from '../support/pretend-liveness.ts';
import '../support/seed.ts';
import { consent, goodQuality, newSample } from '../support/samples.ts';

/** A frame of a face: who is seen, how live each crop is, and which of them the page sends, if any. */
const frame = fc.record({
  person: fc.constantFrom(1, 2, 7),
  near: fc.double({ min: 0, max: 1, noNaN: true }),
  wide: fc.double({ min: 0, max: 1, noNaN: true }),
  sends: fc.constantFrom(null, 'near', 'wide', 'both'),
  quality: fc.constantFrom({}, {}, {}, { MeanLuminance: 5 }, { FaceInFrame: 0.9 }),
});
type Frame = typeof frame extends fc.Arbitrary<infer F> ? F : never;

function faceOf({ person, near, wide, sends, quality }: Frame) {
  const chip = new Uint8Array(chipBytes).fill(100);
  chip.set([person, 0]);
  const crops = cropsOf(near, wide);
  return {
    track: 1,
    chip: new Blob([chip]),
    quality: { ...goodQuality, ...quality },
    crops: sends
      ? {
          near: sends === 'wide' ? null : new Blob([crops.near]),
          wide: sends === 'near' ? null : new Blob([crops.wide]),
        }
      : null,
  };
}

/** What was decided, whatever is said of whether the face is live. */
function answerOf({ decision, match, between, score, reasons, settled }: LiveDecision) {
  return { decision, match, between, score, reasons, settled };
}

test('over a channel, whatever is seen: off and observe decide alike, and require names live faces alone', async () => {
  const made = await testKith();
  const { client, bugs } = connectTo(made);
  for (const [person, name] of ['Ada', 'Grace'].entries()) {
    await made.kith.enrollment.enroll(name, consent, [newSample(person + 1)]);
  }
  let camera = 0;
  const watch = async (policy: LivenessPolicy, frames: readonly Frame[]) => {
    await client.settings.update({ liveness: policy, keepActivity: false });
    const decided: LiveDecision[] = [];
    camera++;
    for (const one of frames) {
      const { decisions } = await client.recognition.recognize({
        camera: `camera ${camera}`,
        faces: [faceOf(one)],
      });
      decided.push(decisions[0]!);
    }
    return decided;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 8 }), async (frames) => {
      const [off, observed, required] = [
        await watch('off', frames),
        await watch('observe', frames),
        await watch('require', frames),
      ];
      expect(off.every(({ liveness }) => liveness === null)).toBe(true);
      expect(observed.map(answerOf)).toEqual(off.map(answerOf));
      for (const [i, decision] of required.entries()) {
        const seen = observed[i]!;
        // What was seen is the same, whatever is made of it.
        expect(decision.liveness).toEqual(seen.liveness);
        const reason = seen.liveness?.state === 'not live' ? 'NotLive' : 'LiveNotShown';
        const stands = seen.decision === 'unusable' || seen.liveness?.state === 'live';
        expect(decision).toMatchObject(
          stands
            ? { decision: seen.decision, match: seen.match, reasons: seen.reasons }
            : { decision: 'unusable', match: null, score: null, reasons: [reason] },
        );
      }
    }),
    { numRuns: 15 },
  );
  expect(bugs).toEqual([]);
});

test.each([0, livenessBytes - 1, livenessBytes + 1, chipBytes])(
  'crops of %i bytes are bad input, to recognition as to enrollment',
  async (bytes) => {
    const { client } = connectTo(await testKith());
    const [good, bad] = [livenessBytes, bytes].map((size) => new Blob([new Uint8Array(size)]));
    for (const crops of [
      { near: good!, wide: bad! },
      { near: bad!, wide: good! },
      { near: null, wide: bad! },
      { near: null, wide: null },
    ]) {
      const face = { track: 1, quality: goodQuality, crops };
      const looks = client.liveness.look({ camera: 'cam', faces: [face] });
      await expect(looks).rejects.toMatchObject({ code: 'BadInput' });
      const chip = new Blob([new Uint8Array(chipBytes)]);
      const decides = client.recognition.recognize({ camera: 'cam', faces: [{ ...face, chip }] });
      await expect(decides).rejects.toMatchObject({ code: 'BadInput' });
    }
  },
);

test.each(livenessPolicy.options)('whoever asks is told of %s as it holds', async (policy) => {
  const { client } = connectTo(await testKith());
  expect(await client.liveness.choose({ policy })).toMatchObject({ policy, wanted: null });
  expect(await client.liveness.state()).toMatchObject({ policy, pack: { state: 'present' } });
  expect(await client.settings.get()).toMatchObject({ liveness: policy });
});

test('over a channel, a face that a program shows gets no name where it has to be live, and its own where that is only shown', async () => {
  const made = await testKith();
  const { client } = connectTo(made);
  await made.kith.enrollment.enroll('Ada', consent, [newSample(1)]);
  const seen = async (liveness: LivenessPolicy, virtual: boolean) => {
    await client.settings.update({ liveness });
    const face = faceOf({ person: 1, near: 0.99, wide: 0.99, sends: 'both', quality: {} });
    const faces = [{ ...face, crops: { ...face.crops!, virtual } }];
    let last: LiveDecision | undefined;
    for (let frame = 0; frame < 6; frame++) {
      const camera = `${liveness} ${virtual}`;
      [last] = (await client.recognition.recognize({ camera, faces })).decisions;
    }
    return last!;
  };
  const cannotTell = { state: 'cannot tell', reasons: ['not a camera'] };
  expect(await seen('require', true)).toMatchObject({
    decision: 'unusable',
    reasons: ['LiveNotShown'],
    match: null,
    liveness: cannotTell,
  });
  expect(await seen('observe', true)).toMatchObject({ decision: 'known', liveness: cannotTell });
  expect(await seen('require', false)).toMatchObject({
    decision: 'known',
    liveness: { state: 'live' },
  });
});
