import { limits, type PhotoRemark } from '../../contract/index.ts';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import type { Turn } from '../../../native-models/vocabulary/index.ts';
import { createTurns } from '../async/in-turn.ts';
import type { FaceFinding } from '../ports/index.ts';
import type { Photo, Shrunk } from './decode-photo.ts';
import { isUpright } from './is-upright.ts';
import { PhotoSearch } from './photo-search.ts';

/** What a photo shows. */
export interface Shown {
  /** Biggest first, in pixels of the photo as it is, not turned. */
  readonly faces: HostFace[];
  readonly remarks: PhotoRemark[];
  /** The picture that they were found in, and how far it was turned for that. */
  readonly photo: Shrunk;
  readonly turned: Turn;
}

/** A turned photo has to show it better: at 45 the next turn would. */
const UPRIGHT_TURNED = 45;
/** Where faces this wide may be missed in a large picture, that is said: they would be good enough to enroll. */
const WORTH_SAYING = 70;

/** Photos of more pixels than this are looked at one after another: memory then holds one of them. */
const LARGE = 16_000_000;
const inTurn = createTurns();

/**
 * The faces of a photo. A quick look is for the people it is of; a thorough one finds the small faces of a crowd, too. Where
 * nothing upright is found and the file does not say what is up, the photo is looked at turned.
 */
export function findInPhoto(
  networks: FaceFinding,
  photo: Photo,
  detect: 'quick' | 'thorough',
): Promise<Shown> {
  const { width, height } = photo.image;
  const find = (): Promise<Shown> => findNow(networks, photo, detect);
  return width * height * photo.scale ** 2 > LARGE ? inTurn(find) : find();
}

async function findNow(
  networks: FaceFinding,
  photo: Photo,
  detect: 'quick' | 'thorough',
): Promise<Shown> {
  const search = new PhotoSearch(networks, photo);
  let faces = await search.faces(0, detect);
  let turned: Turn = 0;
  if (!photo.saysUp && !faces.some((face) => isUpright(face))) {
    for (const turn of [180, 90, 270] as const) {
      const seen = await search.faces(turn, 'thorough');
      const upright = seen.filter((face) => isUpright(face, UPRIGHT_TURNED));
      if (upright.length === 0 || (turned > 0 && evidence(upright) <= evidence(faces))) continue;
      faces = upright;
      turned = turn;
    }
  }
  const remarks: PhotoRemark[] = [];
  if (turned !== 0) remarks.push({ kind: 'turned', degrees: turned });
  if (photo.cutOff) remarks.push({ kind: 'ends early' });
  if (faces.length > limits.facesPerPhoto) {
    faces = faces.slice(0, limits.facesPerPhoto);
    remarks.push({ kind: 'more faces', answered: faces.length });
  }
  const { smallest } = search;
  if (detect === 'thorough' && smallest > WORTH_SAYING) {
    remarks.push({ kind: 'small faces', below: smallest });
  }
  const single = faces.length === 1;
  return {
    faces: faces.map((face) => ({
      ...face,
      quality: { ...face.quality, SingleFacePresent: single },
    })),
    remarks,
    photo,
    turned,
  };
}

/** How much speaks for what a turned photo shows. */
function evidence(faces: readonly HostFace[]): number {
  return faces.reduce((sum, { score }) => sum + score, 0);
}
