import {
  enrollmentFailure,
  hasCode,
  KithError,
  limits,
  readName,
  type Likeness,
  type NewSample,
  type PhotoFace,
  type PhotoRemark,
  type QualityReason,
  type ShownError,
} from '../../../contract/index.ts';
import type { Noticed } from '../../../core/enrollment/enrollment.ts';
import type { Context } from '../common/context.ts';
import { despiteEngineLoss } from '../common/despite-engine-loss.ts';
import { mapFew, readPhotoFile } from '../common/files.ts';
import { told } from '../common/told.ts';
import type { PersonsPhoto, PersonsPhotos } from './enroll-sources/people-photos.ts';
import type { SourceKind } from './enroll-sources/source.ts';

/** The wording that is stored for people enrolled from folders: whoever runs the command answers for it. */
export const CONSENT =
  'Enrolled from photos on the command line. The person who ran the command confirmed that this person agreed.';

/** A file or folder that was not taken. */
export interface Refused {
  readonly file: string;
  readonly reason: string;
  /** Of a face that is not clear enough: what is wrong with it. */
  readonly reasons?: QualityReason[];
}

/** What was done and may be wrong all the same. */
export type Warning =
  | { readonly kind: 'characters removed' }
  | { readonly kind: 'similar name'; readonly person: string }
  | { readonly kind: 'same picture'; readonly file: string; readonly person: string }
  | { readonly kind: 'photo'; readonly file: string; readonly remark: PhotoRemark }
  | { readonly kind: 'weak'; readonly file: string; readonly reasons: readonly QualityReason[] }
  | {
      readonly kind: 'looks like';
      readonly person: string;
      readonly score: number;
      readonly likeness: Likeness;
    };

/** What came of a folder. */
export interface EnrolledPerson {
  readonly name: string;
  enrolled: number;
  /** Photos that the person had already. */
  known: number;
  readonly refused: Refused[];
  readonly warnings: Warning[];
  /** Why samples were not saved, and the files that it is about: a list for each person that is told apart. */
  error?: ShownError & { groups?: string[][] };
  /** Whether everything in the folder was looked at. */
  complete: boolean;
}

/** How `kith enroll` is called. */
export interface EnrollOptions {
  /** Where photos are listed. */
  filesFrom?: string;
  /** Whether samples are added to somebody whom they do not look like. */
  anyway?: boolean;
  /** How the photos say whose they are. */
  from?: SourceKind | 'auto';
  /** Whether it is only said what would be done. */
  preview?: boolean;
}

/** A face with the file that it is from. */
interface Good {
  readonly file: string;
  readonly sample: NewSample;
}

/**
 * Enrolls the photos of people, one after the other. What is read is saved as it goes, so that memory stays flat and a
 * command that ends early leaves what it did; whatever is not taken is named, and ends nothing else.
 */
export class FolderEnrollment {
  readonly #context: Context;
  readonly #options: EnrollOptions;
  /** Where each name was found. */
  readonly #folders = new Map<string, string>();

  constructor(context: Context, options: EnrollOptions) {
    this.#context = context;
    this.#options = options;
  }

  /** Enrolls one of them. */
  async enroll(
    { name: written, isText, from, photos }: PersonsPhotos,
    onPhoto: (done: number, of: number) => void,
  ): Promise<EnrolledPerson> {
    const person = new PersonFolder(this.#context, this.#options, written);
    try {
      if (!isText) throw new KithError('NameNotText', from);
      const { name, removed } = readName(written);
      const other = this.#folders.get(name);
      if (other) throw new KithError('NameTaken', other);
      this.#folders.set(name, from);
      await person.begin(name, removed, this.#folders);
      const { files, leftOut } = await photos();
      const itself = leftOut.find(({ file }) => file === from);
      if (itself) throw new KithError(itself.reason, itself.file);
      person.result.refused.push(...leftOut);
      if (files.length === 0) person.result.refused.push({ file: from, reason: 'NoPhotos' });
      await person.takeAll(files, onPhoto);
      person.countFailure();
    } catch (error) {
      const shown = told(error);
      person.result.refused.push({ file: from, reason: shown.code });
      person.result.error = shown;
      // What a defect broke off was not looked at to its end.
      if (!(error instanceof KithError)) person.result.complete = false;
    }
    return person.result;
  }
}

/** The enrollment of one person. */
class PersonFolder {
  readonly #kith: Context['kith'];
  readonly #signal: AbortSignal;
  readonly #options: EnrollOptions;
  #result: EnrolledPerson;
  /** Null while they are not enrolled. */
  #personId: number | null = null;
  /** Whether they are somebody else than whoever has a similar name, alike or not: each has a folder. */
  #isApart = false;

  constructor({ kith, signal }: Context, options: EnrollOptions, name: string) {
    this.#kith = kith;
    this.#signal = signal;
    this.#options = options;
    this.#result = { name, enrolled: 0, known: 0, refused: [], warnings: [], complete: true };
  }

  get result(): EnrolledPerson {
    return this.#result;
  }

  /** Finds the person by name, among all who are enrolled; `folders` are those of the names so far. */
  async begin(name: string, removed: boolean, folders: ReadonlyMap<string, string>): Promise<void> {
    this.#result = { ...this.#result, name };
    if (removed) this.#result.warnings.push({ kind: 'characters removed' });
    const equal = await this.#kith.people.allNamed(name);
    this.#personId = equal.find((person) => person.name === name)?.id ?? null;
    if (this.#personId !== null) return;
    this.#isApart = equal.every((person) => folders.has(person.name));
    for (const { name: person } of equal) {
      this.#result.warnings.push({ kind: 'similar name', person });
    }
  }

  /**
   * Takes the photos, as many at once as are saved at once; last those in which something had to be guessed, whose face it is or
   * what is up, when the others say whether it is the person.
   */
  async takeAll(files: readonly PersonsPhoto[], onPhoto: (done: number, of: number) => void) {
    const doubtful: PersonsPhoto[] = [];
    let done = 0;
    const takeIn = async (
      photos: readonly PersonsPhoto[],
      read: (file: PersonsPhoto) => Promise<PhotoFace | null>,
    ) => {
      for (let start = 0; start < photos.length; start += limits.samplesPerCall) {
        // Whose pictures nobody can tell apart are several people's: what follows is no better known.
        if (this.#result.error && this.#personId === null) {
          const { code } = this.#result.error;
          const left = photos.slice(start).map(({ file }) => ({ file, reason: code }));
          this.#result.refused.push(...left);
          return;
        }
        const block = photos.slice(start, start + limits.samplesPerCall);
        const found = await mapFew(block, this.#signal, async (file) => ({
          file: file.file,
          sample: await this.#refusing(file, read),
        }));
        if (found.length < block.length || this.#signal.aborted) this.#result.complete = false;
        await this.#save(found.filter((one): one is Good => one.sample !== null));
        if (this.#signal.aborted) return;
      }
    };
    await takeIn(files, async (file) => {
      try {
        const photo = await readPhotoFile(file);
        const { enrollment } = this.#kith;
        const face = await (file.region
          ? enrollment.readRegion(photo, file.file, file.region)
          : enrollment.readPhoto(photo, file.file));
        if (!face.remarks.some(({ kind }) => kind === 'turned')) return face;
      } catch (error) {
        if (!hasCode(error, 'SeveralFaces')) throw error;
      } finally {
        onPhoto(++done, files.length);
      }
      doubtful.push(file);
      return null;
    });
    await takeIn(doubtful, async (file) => {
      const photo = await readPhotoFile(file);
      const { enrollment } = this.#kith;
      const faces = file.region
        ? [await enrollment.readRegion(photo, file.file, file.region)]
        : await enrollment.readPhotoFaces(photo, file.file);
      const samples = faces.map(sampleOf);
      const place =
        this.#personId === null ? null : await enrollment.faceOf(this.#personId, samples);
      if (place !== null) return faces[place]!;
      throw new KithError(faces.length > 1 ? 'SeveralFaces' : 'PhotoTurned', file.file);
    });
  }

  /** Counts it where nobody was enrolled because no photo had a usable face. */
  countFailure(): void {
    const { complete, error, refused } = this.#result;
    if (!complete || error || this.#personId !== null) return;
    const failures = refused.flatMap(({ reason, reasons = [] }) => {
      const said = new Set<string>([reason === 'RegionEmpty' ? 'NoFace' : reason, ...reasons]);
      return enrollmentFailure.options.find((one) => said.has(one)) ?? [];
    });
    const count = (which: string) => failures.filter((one) => one === which).length;
    const [most] = failures.toSorted((a, b) => count(b) - count(a));
    if (most) this.#kith.enrollment.countNotEnrolled(most);
  }

  /** Reads a photo; null, and named, where it cannot be taken. */
  async #refusing(
    file: PersonsPhoto,
    read: (file: PersonsPhoto) => Promise<PhotoFace | null>,
  ): Promise<NewSample | null> {
    try {
      const face = await despiteEngineLoss(() => read(file));
      if (!face) return null;
      const sample = sampleOf(face);
      this.#kith.enrollment.assertUsable(sample, file.file);
      for (const remark of face.remarks) {
        this.#result.warnings.push({ kind: 'photo', file: file.file, remark });
      }
      const { reasons: weak } = face;
      if (weak.length > 0) {
        this.#result.warnings.push({ kind: 'weak', file: file.file, reasons: weak });
      }
      return sample;
    } catch (error) {
      const { code, reasons } = told(error);
      this.#result.refused.push({ file: file.file, reason: code, ...(reasons && { reasons }) });
      return null;
    }
  }

  async #save(good: readonly Good[]): Promise<void> {
    if (good.length === 0) return;
    const samples = good.map(({ sample }) => sample);
    let noticed: Noticed = { known: [], lookAlikes: [] };
    const onNoticed = (now: Noticed): void => void (noticed = now);
    const { enrollment } = this.#kith;
    try {
      if (this.#personId === null) {
        const consent = { acceptedAt: new Date(), wording: CONSENT };
        const beside = this.#isApart ? ('always' as const) : ('where unlike' as const);
        const saving = { onNoticed, beside };
        this.#personId = (await enrollment.enroll(this.#result.name, consent, samples, saving)).id;
      } else {
        await enrollment.extend(this.#personId, samples, { onNoticed, ...this.#options });
      }
    } catch (error) {
      const shown = told(error);
      const groups = error instanceof KithError ? error.groups : undefined;
      const named = groups?.map((places) => places.map((place) => good[place]!.file));
      const first = this.#result.error === undefined;
      if (first) this.#result.error = { ...shown, ...(named && { groups: named }) };
      // The first that are not saved are named in groups where they are several people's.
      if (!named || !first) {
        this.#result.refused.push(...good.map(({ file }) => ({ file, reason: shown.code })));
      }
      return;
    }
    this.#note(good, noticed);
  }

  #note(good: readonly Good[], { known, lookAlikes }: Noticed): void {
    const { warnings } = this.#result;
    for (const { place, of, isAside } of known) {
      const { file } = good[place]!;
      if (isAside) this.#result.refused.push({ file, reason: 'PictureSetAside' });
      else if (of === null) this.#result.known++;
      else warnings.push({ kind: 'same picture', file, person: of.name });
    }
    this.#result.enrolled += good.length - known.filter(({ of }) => of === null).length;
    for (const { person, score, likeness } of lookAlikes) {
      const said = warnings.some((one) => one.kind === 'looks like' && one.person === person);
      if (!said) warnings.push({ kind: 'looks like', person, score, likeness });
    }
  }
}

function sampleOf({ chip, quality }: PhotoFace): NewSample {
  return { chip, quality, source: 'photo', takenAt: new Date() };
}
