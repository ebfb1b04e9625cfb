import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { nearestToCenter } from '../../electron/core/benchmark/nearest-to-center.ts';
import { unfitForLiveness, type LivenessFrame } from '../../electron/core/liveness/passive.ts';
import type { FaceFinder, FoundFace } from '../../native-models/face/finder.ts';
import type { PixelImage } from '../../native-models/face/image.ts';
import { cutLivenessCrops } from '../../native-models/face/liveness-crop.ts';
import { lookAtFaces } from '../../native-models/host/liveness.ts';
import type { OnnxNetwork } from '../../native-models/runtime/onnx-network.ts';
import { livenessCropNames } from '../../native-models/vocabulary/index.ts';
import { dataFolder } from '../support/needs.ts';
import { decodePhoto } from '../support/photo-reading.ts';
import { followed } from './embedded-clips.ts';
import { lfwPeople } from './lfw.ts';

/** What looks at faces: the finder, and the network as it is fed. */
export interface Lookers {
  readonly finder: FaceFinder;
  readonly network: OnnxNetwork;
}

/** A photo of NUAA: of a person before the camera, or of a print that was held before it. */
export interface NuaaPhoto {
  readonly person: string;
  readonly kind: 'live' | 'printed';
  readonly frame: LivenessFrame;
  /** What the network says where it gets the colors in the wrong order. */
  readonly swapped: LivenessFrame;
}

/** The photos of NUAA in which a face was found, and how many have none. `swapped` is fed in the wrong order. */
export async function nuaaPhotos(
  lookers: Lookers,
  swapped: OnnxNetwork,
): Promise<{ photos: NuaaPhoto[]; faceless: number }> {
  const photos: NuaaPhoto[] = [];
  let faceless = 0;
  for (const kind of ['live', 'printed'] as const) {
    const folder = join(dataFolder, 'spoof', kind);
    for (const person of (await readdir(folder)).toSorted()) {
      for (const file of (await readdir(join(folder, person))).toSorted()) {
        const found = await middleFace(lookers.finder, join(folder, person, file));
        if (!found) {
          faceless++;
          continue;
        }
        const frame = await frameOf(lookers.network, found.face, found.image);
        const other = await frameOf(swapped, found.face, found.image);
        photos.push({ person, kind, frame, swapped: other });
      }
    }
  }
  return { photos, faceless };
}

/** One photo each of so many people of LFW; null where no face was found. */
export async function lfwFrames(
  { finder, network }: Lookers,
  people: number,
): Promise<(LivenessFrame | null)[]> {
  const frames: (LivenessFrame | null)[] = [];
  for (const { photos } of (await lfwPeople()).slice(0, people)) {
    const found = await middleFace(finder, photos[0]!);
    frames.push(found && (await frameOf(network, found.face, found.image)));
  }
  return frames;
}

/** The faces of the webcam clips, frame by frame. */
export async function clipTracks({
  finder,
  network,
}: Lookers): Promise<{ name: string; frames: LivenessFrame[] }[]> {
  const folder = join(dataFolder, 'webcam');
  const tracks: { name: string; frames: LivenessFrame[] }[] = [];
  for (const file of (await readdir(folder)).toSorted()) {
    const found = await followed(finder, join(folder, file), (face, image) =>
      frameOf(network, face, image),
    );
    for (const [track, frames] of found) {
      tracks.push({ name: `${basename(file, '.mjpeg')} ${track}`, frames });
    }
  }
  return tracks;
}

/** The same frames with what one crop of each says, by turns, as of a track before a camera. */
export function inTurn(frames: readonly LivenessFrame[]): LivenessFrame[] {
  return frames.map(({ quality, look }, i) => {
    const crop = livenessCropNames[i % 2]!;
    return { quality, look: look && { near: null, wide: null, [crop]: look[crop] } };
  });
}

async function middleFace(
  finder: FaceFinder,
  file: string,
): Promise<{ face: FoundFace; image: PixelImage } | null> {
  const { image } = await decodePhoto(await readFile(file), file);
  const face = nearestToCenter(await finder.find(image), image);
  return face ? { face, image } : null;
}

/** A face as the page would send it and the host would look at it. */
async function frameOf(
  network: OnnxNetwork,
  { box, quality }: FoundFace,
  image: PixelImage,
): Promise<LivenessFrame> {
  if (unfitForLiveness(quality).length > 0) return { quality, look: null };
  const [look] = await lookAtFaces(network, [cutLivenessCrops(image, box)]);
  return { quality, look: look! };
}
