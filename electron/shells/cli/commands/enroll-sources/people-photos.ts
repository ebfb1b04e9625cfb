import { cleanName, KithError } from '../../../../contract/index.ts';
import type { FaceRegion } from '../../../../core/importing/face-regions.ts';
import type { Found, LeftOut } from '../../common/files.ts';

/** A photo of somebody. */
export interface PersonsPhoto extends Found {
  /** Where in it their face is, where its file says so: others may be in it. */
  readonly region?: FaceRegion;
}

/** Photos that are said to be somebody's. */
export interface PersonsPhotos {
  /** Whose they are, as it is written there. */
  readonly name: string;
  /** Whether that is text. */
  readonly isText: boolean;
  /** Where it is said: a folder, or a file. */
  readonly from: string;
  /** The photos, and what beside them was left out. */
  readonly photos: () => Promise<{
    files: readonly PersonsPhoto[];
    leftOut: readonly LeftOut[];
  }>;
}

/** Whose photos there are, and what is nobody's. */
export interface PeoplesPhotos {
  readonly people: readonly PersonsPhotos[];
  readonly leftOut: readonly LeftOut[];
}

/** A photo, and whose it is said to be. */
export interface NamedPhoto {
  readonly name: string;
  /** Where that is said. */
  readonly from: string;
  readonly photo: PersonsPhoto;
}

/** Photos with names by person, in the order in which they come. Names that are kept the same are one person's. */
export function byPerson(named: readonly NamedPhoto[]): PersonsPhotos[] {
  const people = Map.groupBy(named, ({ name }) => keptAs(name));
  return [...people.values()].map((own) => ({
    name: own[0]!.name,
    isText: true,
    from: own[0]!.from,
    photos: async () => ({ files: own.map(({ photo }) => photo), leftOut: [] }),
  }));
}

/** How a name is kept; one that cannot be is told of later, as it is. */
function keptAs(name: string): string {
  try {
    return cleanName(name);
  } catch (error) {
    if (error instanceof KithError) return name;
    throw error;
  }
}
