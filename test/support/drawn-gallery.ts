import { randomUUID } from 'node:crypto';
import impostors from '../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import type { NewSample } from '../../electron/contract/index.ts';
import { INBOX_WORDS } from '../../electron/contract/inbox.ts';
import type { Kith } from '../../electron/core/kith.ts';
import { encodeChip } from '../../electron/core/importing/chip-jpeg.ts';
import type { Gallery } from '../../electron/core/ports/index.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { systemKeyring } from '../../electron/platform/keyring.ts';
import { galleryKey } from '../../electron/platform/keys.ts';
import { dataFiles } from '../../electron/platform/paths.ts';
import { assembleInNode } from '../../electron/shells/node-shell.ts';
import {
  drawnChip,
  drawnScene,
  drawnPeople,
  drawnSample,
  ringOfTurns,
  type DrawnPerson,
  type Turn,
} from './drawn-faces.ts';
import { addAnyway, enrollAnyway } from './enroll-anyway.ts';
import { testKith } from './kith.ts';
import { consent, draftDetails, goodQuality, unitVector } from './samples.ts';
import { disturbedFeaturesOf, findingParameters } from './synthetic-people.ts';
import { trainerOver } from './trainer.ts';

/** The moment at which everything of the gallery happened, or just before. */
export const DAY = new Date(Date.UTC(2026, 0, 15, 12));
const before = (minutes: number): Date => new Date(DAY.getTime() - minutes * 60_000);

/** Whom the page of a person shows, and whose pictures are in the drafts. */
const [ada, ...others] = drawnPeople as [DrawnPerson, ...DrawnPerson[]];
/** People who are not enrolled, and wait to be named. */
const strangers: readonly DrawnPerson[] = [
  { name: '', skin: '#d2a079', hair: '#6b4a2f', wall: '#c2c9b8' },
  { name: '', skin: '#7d5236', hair: '#0f0d0c', wall: '#c9bcb1' },
];
/** A sixth picture of somebody, which was saved as somebody else. */
const MISPLACED: Turn = { yaw: 8, pitch: 6, shadow: 110 };

/**
 * Writes a gallery of drawn people into a data folder, the same in every run: fifteen people, one picture under the wrong name, a
 * version that was trained and is active, another that is not better, what was seen, two unknown people, a name that was changed and changed back, and two enrollments that were left: of a new
 * person who looks like one that is there, and of pictures that do not look like the person they are added to. Training runs for
 * real, on features that are made up from who a picture shows; one person's embeddings are those of the real network.
 */
export async function writeDrawnGallery(dataFolder: string): Promise<void> {
  // A Kith makes its folder and its key, and knows the version that it comes with.
  await (await assembleInNode('command line', dataFolder)).close();
  const gallery = await openDrawn(dataFolder);
  const made = trainerOver(await featuresOfDrawn());
  const trainer: typeof made = {
    ...made,
    // A part takes as long as its clock says, here as everywhere.
    async *train(input, signal) {
      clock.now = new Date(clock.now.getTime() + 4000);
      yield* made.train(input, signal);
    },
  };
  const networks = { findFaces: async () => [], embed: async () => [] };
  const left = { gallery, folder: dataFolder, file: dataFiles(dataFolder).gallery };
  const context = await testKith(networks, trainer, left);
  const { kith, clock } = context;
  clock.now = before(180);
  for (const person of others) {
    await enrollAnyway(kith, person.name, await samplesOf(person));
  }
  const [jose, , julia] = (
    await Promise.all(others.map(({ name }) => gallery.peopleNamed(name)))
  ).flat();
  await addAnyway(kith, jose!.id, [await drawnSample(others[2]!, MISPLACED, clock.now)]);
  clock.now = before(120);
  // Its day is long past for a Kith that goes by today's date.
  await kith.settings.update({ wantedFpir: 0.2, activityDays: 3650 });
  for (const changes of [{}, { learningRate: 1e-6, epochs: 2 }]) {
    await kith.training.start({ ...findingParameters, ...changes }, true);
    await kith.training.settled();
    clock.now = new Date(clock.now.getTime() + 20 * 60_000);
  }
  await kith.settings.update({ wantedFpir: 0.01 });
  kith.close();
  await gallery.close();

  const assembled = await assembleInNode('command line', dataFolder);
  const seen = await samplesSeen(assembled.kith);
  await assembled.kith.enrollment.enroll(ada.name, { ...consent, acceptedAt: before(45) }, seen);
  await keepDraft(assembled.kith, null, 'Augusta', seen);
  await keepDraft(assembled.kith, julia!.id, julia!.name, seen);
  await assembled.kith.repairs.rename(jose!.id, 'José G. Márquez');
  await assembled.kith.repairs.rename(jose!.id, jose!.name);
  await assembled.close();

  const again = await openDrawn(dataFolder);
  for (let i = 0; i < 8; i++) {
    const person = [ada, others[0]!, null, others[3]!][i % 4]!;
    const [found] = person ? await again.peopleNamed(person.name) : [];
    const who = found ? { personId: found.id, score: 0.97, strength: 'clear' as const } : null;
    await again.record(who ? 'recognized' : 'unknown', before(60 - 7 * i), who);
  }
  await keepStrangers(again);
  await again.saveSettings({ activityDays: 90 });
  await again.close();
}

/** Opens the gallery of a data folder that no Kith is on. */
export async function openDrawn(dataFolder: string): Promise<Gallery> {
  const { key } = await galleryKey(dataFolder, systemKeyring);
  const { gallery: file } = dataFiles(dataFolder);
  return openGallery({
    file,
    key,
    shipped: { profile: 'face', weightsSha256: '', statistics: impostors },
  });
}

/**
 * Adds to a drawn gallery what dialogs ask about, and pages look the same without: two groups, two pictures of somebody that are
 * set aside, one of them for a correction, and a stranger who is ignored.
 */
export async function addCases(dataFolder: string): Promise<void> {
  const gallery = await openDrawn(dataFolder);
  const [grace] = await gallery.peopleNamed('Grace Hopper');
  const { id: personId } = grace!;
  await gallery.groups.add('Choir', 'teal', [personId, personId + 1]);
  await gallery.groups.add('Abteilung Grundlagenforschung', 'orange', [personId]);
  const [, left, right] = await gallery.samples(personId);
  await gallery.repairs.setAside(personId, [left!.id], before(15));
  const correction = {
    kind: 'is not',
    personId,
    added: null,
    setAside: right!.id,
    raise: 0,
  } as const;
  await gallery.corrections.add(correction, before(14));
  const waiting = await gallery.inbox.waiting();
  const { sighting } = waiting.at(-1)!;
  const last = waiting.filter((face) => face.sighting === sighting);
  await gallery.inbox.ignore(
    last.map(({ id }) => id),
    before(13),
  );
  // Otherwise one is made a minute later, and pages say so.
  await gallery.copies.make(3, DAY);
  await gallery.close();
}

/** Keeps pictures of those who are not enrolled: of the first more than of the second. */
async function keepStrangers({ inbox, activeId }: Gallery): Promise<void> {
  await inbox.agree(INBOX_WORDS, before(120));
  for (const [number, stranger] of strangers.entries()) {
    const turns = ringOfTurns.slice(number + 1);
    const faces = await Promise.all(
      turns.map(async (turn, i) => ({
        chip: await encodeChip(await drawnChip(stranger, turn)),
        embedding: unitVector(900 + number),
        versionId: activeId(),
        quality: { ...goodQuality, HeadPoseYaw: turn.yaw, HeadPosePitch: turn.pitch },
        takenAt: before(50 - 20 * number - i),
        liveness: null,
      })),
    );
    await inbox.keep(randomUUID(), 'Front door', faces, []);
  }
}

/** Keeps an enrollment that was begun with these pictures, and left. */
async function keepDraft(
  { drafts }: Kith,
  whose: number | null,
  name: string,
  samples: readonly NewSample[],
): Promise<void> {
  const holder = randomUUID();
  const id = await drafts.begin(whose, holder, draftDetails(name));
  for (const [i, sample] of samples.entries()) {
    const segment = segments[i]!;
    await drafts.addSample({ id, holder }, { ...sample, key: i + 1, segment });
  }
}

/** A full ring of somebody's pictures, a minute apart. */
const samplesOf = (person: DrawnPerson): Promise<NewSample[]> =>
  Promise.all(ringOfTurns.map((turn, i) => drawnSample(person, turn, before(180 - i))));

const segments = ['center', 'left', 'right', 'up', 'down'] as const;

/** The same of the first person as the camera would see them. */
async function samplesSeen({ enrollment }: Kith): Promise<NewSample[]> {
  const samples: NewSample[] = [];
  for (const [i, sample] of (await samplesOf(ada)).entries()) {
    const { chip } = await enrollment.readPhoto(await drawnScene(ada, ringOfTurns[i]!), ada.name);
    samples.push({ ...sample, chip });
  }
  return samples;
}

/** Pixels between two that are looked at. */
const EVERY = 48;

/** Features of chips of drawn people, made up from whom and which picture they show, however they were compressed. */
async function featuresOfDrawn(): Promise<(chip: Uint8Array) => Float32Array> {
  const turns = [...ringOfTurns, MISPLACED];
  const known = await Promise.all(
    others.flatMap((face, person) =>
      turns.map(async (turn, number) => ({ person, number, chip: await drawnChip(face, turn) })),
    ),
  );
  return (chip) => {
    let nearest = { person: 0, number: 0 };
    let least = Infinity;
    for (const one of known) {
      let distance = 0;
      for (let i = 0; i < chip.length && distance < least; i += EVERY) {
        for (let color = 0; color < 3; color++) {
          distance += Math.abs(chip[i + color]! - one.chip[i + color]!);
        }
      }
      if (distance >= least) continue;
      least = distance;
      nearest = one;
    }
    return disturbedFeaturesOf(nearest);
  };
}
