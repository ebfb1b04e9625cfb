import { chipSide, type NewSample, type QualityMeasures } from '../../electron/contract/index.ts';
import { testKith } from './kith.ts';
import { cropsOf } from './pretend-liveness.ts';
import { goodQuality, newSample, pictureOf } from './samples.ts';

// Unknown faces before the camera of a Kith with pretended networks.

type Made = Awaited<ReturnType<typeof testKith>>;

let shown = 0;
/** A picture that shows something else than any other, of a person by the shade of its first rows, which outlives compression. */
async function chipOf(person: number): Promise<Uint8Array> {
  const chip = await pictureOf(50_000 + ++shown).bytes();
  return chip.fill(person, 0, 8 * chipSide * 3);
}

/** The same as a sample. */
export const sampleOf = async (person: number): Promise<NewSample> => ({
  ...newSample(person),
  chip: new Blob([Uint8Array.from(await chipOf(person))]),
});

/** Sees a face for so many frames, 200 ms apart. */
export async function watch(
  { kith, clock }: Made,
  person: number,
  {
    track = person,
    frames = 18,
    camera = 'Door',
    live = 1,
    quality = goodQuality,
  }: {
    track?: number;
    frames?: number;
    camera?: string | null;
    /** What the pretended liveness network says, 0 to 1. */
    live?: number;
    quality?: QualityMeasures;
  } = {},
) {
  for (let frame = 0; ; frame++) {
    clock.now = new Date(clock.now.getTime() + 200);
    const face = {
      track,
      chip: await chipOf(person),
      quality,
      crops: cropsOf(live),
      seenBy: camera,
    };
    const { decisions } = await kith.recognition.recognize('cam', [face]);
    await kith.inbox.settled();
    if (frame === frames - 1) return decisions[0]!;
  }
}

/** The numbers of all faces that wait, by the group. */
export const groupsOf = async ({ kith }: Made) =>
  (await kith.inbox.groups()).map(({ faces }) => faces.map(({ id }) => id));

/** A Kith that keeps unknown faces. */
export async function keeping(...how: Parameters<typeof testKith>): Promise<Made> {
  const made = await testKith(...how);
  await made.kith.inbox.switchOn(1);
  return made;
}
