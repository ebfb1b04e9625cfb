import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { assessForEnrollment, assessForRecognition } from '../../native-models/face/assess.ts';
import { appearanceOf, isDistinct, type Appearance } from '../../native-models/face/distinct.ts';
import type { FaceFinder, FoundFace } from '../../native-models/face/finder.ts';
import type { PixelImage } from '../../native-models/face/image.ts';
import { Tracker } from '../../native-models/face/tracker.ts';
import { loadNetworks } from '../../native-models/host/networks.ts';
import { startEngine } from '../../native-models/runtime/engines.ts';
import { SiameseNetwork } from '../../native-models/siamese/siamese-network.ts';
import { framesOf } from '../support/clips.ts';
import { dataFolder } from '../support/needs.ts';
import { decodePhoto } from '../support/photo-reading.ts';
import { modulesFolder } from '../support/sample-faces.ts';

/** The page's detector looks at every so many frames; in between, known faces are followed. */
const DETECT_EVERY = 15;

/** A usable face of one frame. */
export interface ClipFrame {
  /** Of one view, as live: plain and mirrored in turn. */
  readonly live: Float32Array;
  /** Of both views, as photos and samples. */
  readonly photo: Float32Array;
  readonly appearance: Appearance;
  /** Whether it could be a sample. */
  readonly good: boolean;
}

/** One face of a clip from the frame in which it is first usable to its last: an appearance before the camera. */
export interface Clip {
  readonly name: string;
  readonly frames: readonly ClipFrame[];
}

/** The faces of the webcam clips, found, followed and embedded as the live page has it done, in this process. */
export async function embeddedClips(): Promise<Clip[]> {
  const files = await readNetworkFiles(modulesFolder);
  const { networks, trials } = await loadNetworks(files, ['wasm'], startEngine);
  if (!networks) throw new Error(trials[0]?.reason);
  const network = new SiameseNetwork(networks.backbone);
  const folder = join(dataFolder, 'webcam');
  const clips: Clip[] = [];
  for (const file of (await readdir(folder)).toSorted()) {
    const tracks = await followed(networks.finder, join(folder, file), (face) => face);
    for (const [track, faces] of tracks) {
      const frames: ClipFrame[] = [];
      for (const { chip, quality } of faces) {
        if (assessForRecognition(quality).length > 0) continue;
        frames.push({
          live: await network.embed([chip], frames.length % 2 === 0 ? 'mirrored' : 'plain'),
          photo: await network.embed([chip], 'both'),
          appearance: appearanceOf(chip, quality),
          good: quality.SingleFacePresent && assessForEnrollment(quality).length === 0,
        });
      }
      clips.push({ name: `${basename(file, '.mjpeg')} ${track}`, frames });
    }
    process.stderr.write(`\r${clips.length} appearances `);
  }
  process.stderr.write('\n');
  return clips;
}

/** What an enrollment would take of frames, at most `count`: good ones that differ from each other. */
export function samplesOf(frames: readonly ClipFrame[], count: number): ClipFrame[] {
  const taken: ClipFrame[] = [];
  for (const frame of frames.filter(({ good }) => good)) {
    const others = taken.map(({ appearance }) => appearance);
    if (taken.length < count && isDistinct(frame.appearance, others)) taken.push(frame);
  }
  return taken;
}

/** What `take` makes of the faces of a clip, by their tracks, found and followed as the live page does. */
export async function followed<T>(
  finder: Pick<FaceFinder, 'find'>,
  file: string,
  take: (face: FoundFace, image: PixelImage) => T | Promise<T>,
): Promise<Map<number, T[]>> {
  const tracker = new Tracker();
  const byTrack = new Map<number, T[]>();
  let known: FoundFace['region'][] = [];
  for (const [i, bytes] of framesOf(file).entries()) {
    const { image } = await decodePhoto(bytes, `${i}.jpg`);
    const detect = known.length === 0 || i % DETECT_EVERY === 0 ? 'quick' : 'rest';
    const found = await finder.find(image, { known, detect });
    known = found.map(({ region }) => region);
    const numbers = tracker.update(found.map(({ box }) => box));
    for (const [j, face] of found.entries()) {
      const track = byTrack.get(numbers[j]!) ?? [];
      byTrack.set(numbers[j]!, track);
      track.push(await take(face, image));
    }
  }
  return byTrack;
}
