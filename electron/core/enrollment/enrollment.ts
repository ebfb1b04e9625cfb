import {
  cleanName,
  hasCode,
  KithError,
  readName,
  type Consent,
  type HeldDraft,
  type Likeness,
  type LookAlike,
  type Match,
  type NewSample,
  type Person,
  type ReadName,
} from '../../contract/index.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { assessForRecognition } from '../../../native-models/face/assess.ts';
import { failIfAborted, never, unlessAborted } from '../async/aborted.ts';
import { verificationThreshold } from '../evaluation/operating-point.ts';
import { encodeChip } from '../importing/chip-jpeg.ts';
import { assertUsable } from '../importing/usable.ts';
import type { Embedded, Gallery, Networks, PhotoReading, SampleRecord } from '../ports/index.ts';
import type { Drafts } from './drafts.ts';
import { createFailuresToEnroll } from './failures-to-enroll.ts';
import { createPhotoFaces } from './photo-faces.ts';
import { assertShownLive } from './shown-live.ts';
import { knownPictures, type KnownPicture } from './known-pictures.ts';
import { assertLooksLike, likenessOf } from './likeness.ts';
import { lookAlikesOf } from './look-alikes.ts';
import { assertOnePerson, groupsByPerson } from './one-person.ts';

type Chips = readonly Uint8Array[];

/** How samples are saved. */
interface Saving {
  /** The draft that they were kept in, which ends with the save. */
  readonly draft?: HeldDraft | null;
  readonly signal?: AbortSignal;
  /**
   * Whether somebody new may have a name that compares equal to another's and is written otherwise: by default not, else where
   * they do not look alike, or always.
   */
  readonly beside?: 'where unlike' | 'always';
  /** Is told before anything is written. */
  readonly onNoticed?: (noticed: Noticed) => void;
}

/** What was noticed of samples that are saved. */
export interface Noticed {
  /** Pictures that were known already: those of the person are not added again. */
  readonly known: readonly KnownPicture[];
  /** Everyone else whom the samples would be taken for, best first, and how alike they are. */
  readonly lookAlikes: readonly (Match & { likeness: Likeness })[];
}

/** Enrolls people. Every write is all or nothing, also when it is canceled. */
export function createEnrollment({
  gallery,
  networks,
  reading,
  drafts,
  now,
  onChange,
}: {
  gallery: Gallery;
  networks: Networks;
  reading: PhotoReading;
  drafts: Pick<Drafts, 'withHeld'>;
  now: () => Date;
  /** Somebody was enrolled, or has more samples: these, but for what they had already; and the draft that ended with it. */
  onChange: (samples: readonly NewSample[], draftId: number | null) => void;
}) {
  const failures = createFailuresToEnroll(gallery, now);
  const embed = async (samples: readonly NewSample[]): Promise<Embedded & { chips: Chips }> => {
    if (samples.length === 0) throw new KithError('TooFewSamples');
    samples.forEach(({ quality }, place) => assertUsable(quality, String(place + 1)));
    const chips = await Promise.all(samples.map(({ chip }) => chip.bytes()));
    return { chips, ...(await networks.embed(chips)) };
  };

  /** Everyone whom embeddings of one person would be taken for, best first. */
  const alike = async ({ version, embeddings }: Embedded): Promise<Match[]> => {
    const { wantedFpir } = await gallery.settings();
    return lookAlikesOf(version, embeddings, wantedFpir).map(({ personId, person, score }) => ({
      personId,
      person,
      score,
    }));
  };

  /** What is kept of samples that pass a check: pictures that the person, null for somebody new, has already are left out. */
  const records = async (
    samples: readonly NewSample[],
    personId: number | null,
    check: (embedded: Embedded, noticed: Noticed) => void,
  ): Promise<SampleRecord[]> => {
    assertShownLive(samples, await gallery.settings());
    const { chips, version, embeddings } = await embed(samples);
    assertOnePerson(embeddings, version.statistics);
    const noticed = {
      known: await knownPictures(gallery, samples, chips, { version, embeddings }, personId),
      lookAlikes: (await alike({ version, embeddings }))
        .filter((match) => match.personId !== personId)
        .map((match) => ({ ...match, likeness: likenessOf(version.statistics, match.score) })),
    };
    if (noticed.known.filter(({ isAside }) => isAside).length === samples.length) {
      throw new KithError('PictureSetAside');
    }
    check({ version, embeddings }, noticed);
    const again = new Set(noticed.known.flatMap(({ place, of }) => (of ? [] : [place])));
    const { keepChips } = await gallery.settings();
    const made = await Promise.all(
      samples.map(
        async ({ quality, source, takenAt, liveness = null, camera = null, turns = null }, i) => ({
          chip: keepChips ? await encodeChip(chips[i]!) : null,
          embedding: embeddings[i]!,
          versionId: version.id,
          quality,
          source,
          takenAt,
          liveness,
          camera,
          turns,
        }),
      ),
    );
    return made.filter((_, i) => !again.has(i));
  };

  /**
   * Writes samples that pass a check; where another version was made active while they were embedded, embeds and checks them
   * again. The signal, and whose the draft is, are looked at last right before the transaction: canceled up to there, nothing is
   * written; after that, all is.
   */
  const write = async (
    samples: readonly NewSample[],
    personId: number | null,
    { draft = null, signal = never }: Saving,
    check: (embedded: Embedded, noticed: Noticed) => void,
    save: (records: SampleRecord[], draftId: number | null) => Promise<Person>,
  ): Promise<Person> => {
    const held = <T>(work: () => Promise<T>): Promise<T> =>
      draft ? drafts.withHeld(draft, work) : work();
    // One that is not the page's any more need not be embedded.
    await held(async () => undefined);
    for (;;) {
      const made = await unlessAborted(records(samples, personId, check), signal);
      failIfAborted(signal);
      try {
        const person = await held(() => save(made, draft?.id ?? null));
        onChange(samples, draft?.id ?? null);
        return person;
      } catch (error) {
        if (!hasCode(error, 'VersionChanged')) throw error;
      }
    }
  };

  /**
   * A name that can be used: cleaned, and not taken. Errors: `NameEmpty`, `NameTooLong`; `NameTaken` with the name that is in
   * the way.
   */
  const freeName = async (raw: string, beside = false): Promise<string> => {
    const name = cleanName(raw);
    const people = await gallery.peopleNamed(name);
    const taken = people.find((person) => !beside || person.name === name);
    if (taken) throw new KithError('NameTaken', taken.name);
    return name;
  };

  return {
    /** How a name is kept, and what of it was not. Errors: those of `readName`, `NameTaken`. */
    checkName: async (raw: string): Promise<ReadName> => {
      await freeName(raw);
      return readName(raw);
    },
    ...createPhotoFaces(reading, failures),
    /** Counts an attempt that ended without anybody enrolled, for want of a usable picture. */
    countNotEnrolled: failures.countNotEnrolled,
    /** Error: `PoorQuality` where a sample of a file is not clear enough to be enrolled. */
    assertUsable: ({ quality }: NewSample, name: string): void => assertUsable(quality, name),
    /**
     * Which of some faces, of one photo, is the person's: the place of the only one that looks like them; null where none or
     * several do. Error: `NoSuchPerson`.
     */
    faceOf: async (personId: number, faces: readonly NewSample[]): Promise<number | null> => {
      await gallery.person(personId);
      const usable = faces.filter(({ quality }) => assessForRecognition(quality).length === 0);
      if (usable.length === 0) return null;
      const { version, embeddings } = await embed(usable);
      const reference = version.reference(personId);
      if (!reference) return null;
      // Where nobody is asked, it has to be as sure as whether two photos show the same person.
      const bar = verificationThreshold(version.statistics);
      const own = usable.filter(
        (_, place) => innerProduct(reference.direction, embeddings[place]!) >= bar,
      );
      return own.length === 1 ? faces.indexOf(own[0]!) : null;
    },
    /** The places of samples, grouped by person, the largest group first. Error: `TooFewSamples`. */
    groups: async (samples: readonly NewSample[]): Promise<number[][]> => {
      const { version, embeddings } = await embed(samples);
      return groupsByPerson(embeddings, version.statistics);
    },
    /** Whether a person has a picture already. Errors: `NoSuchPerson`, `PoorQuality`; `PictureSetAside` where it was set aside for them. */
    hasPicture: async (personId: number, sample: NewSample): Promise<boolean> => {
      await gallery.person(personId);
      const { chips, ...embedded } = await embed([sample]);
      const known = await knownPictures(gallery, [sample], chips, embedded, personId);
      if (known.some(({ isAside }) => isAside)) throw new KithError('PictureSetAside');
      return known.some(({ of }) => of === null);
    },
    /**
     * Everyone enrolled whom these samples would be taken for, or who has one of them already, best first; but for the person they
     * are for, null for somebody new. Errors: `TooFewSamples`, `SeveralPeople`.
     */
    lookAlikes: async (
      samples: readonly NewSample[],
      personId: number | null = null,
    ): Promise<LookAlike[]> => {
      const { chips, ...embedded } = await embed(samples);
      const { version, embeddings } = embedded;
      assertOnePerson(embeddings, version.statistics);
      const having = new Map(
        (await knownPictures(gallery, samples, chips, embedded, personId)).flatMap(
          ({ place, of }) => (of ? [[of.id, { personId: of.id, person: of.name, place }]] : []),
        ),
      );
      const others = (await alike(embedded)).filter((match) => match.personId !== personId);
      const found = others.map((match) => ({
        ...match,
        likeness: likenessOf(version.statistics, match.score),
        samePicture: having.delete(match.personId),
      }));
      const owners = [...having.values()].map(({ place, personId, person }) => {
        const reference = version.reference(personId);
        const score = reference ? innerProduct(reference.direction, embeddings[place]!) : 0;
        const likeness = likenessOf(version.statistics, score);
        return { personId, person, score, likeness, samePicture: true };
      });
      return Promise.all(
        [...found, ...owners].map(async (one) => ({
          ...one,
          samples: (await gallery.person(one.personId)).samples,
        })),
      );
    },
    /**
     * Enrolls a new person; of pictures that show the same the first is added. Errors: `NameEmpty`, `NameTooLong`, `NameTaken`,
     * `TooFewSamples`, `PoorQuality`, `NotShownLive`, `TurnsLookFlat`, `SeveralPeople`, `Canceled`; of the draft `DraftElsewhere` and
     * `DraftEnded`.
     */
    enroll: async (
      rawName: string,
      consent: Consent,
      samples: readonly NewSample[],
      saving: Saving = {},
    ): Promise<Person> => {
      const { beside } = saving;
      const name = await freeName(rawName, beside !== undefined);
      const equal = new Set((await gallery.peopleNamed(name)).map(({ id }) => id));
      const check = (_: Embedded, noticed: Noticed): void => {
        const same = noticed.lookAlikes.find(({ personId }) => equal.has(personId));
        if (same && beside !== 'always') throw new KithError('NameTaken', same.person);
        saving.onNoticed?.(noticed);
      };
      return write(samples, null, saving, check, (made, draftId) =>
        gallery.enroll(name, consent, made, draftId, beside !== undefined),
      );
    },
    /**
     * Adds samples to a person, but for pictures that they have already. Errors: `NoSuchPerson`, `TooFewSamples`, `PoorQuality`,
     * `NotShownLive`, `TurnsLookFlat`, `SeveralPeople`, `Canceled`, those of the draft; `PictureSetAside` where all were set aside for them, and some
     * are left out; `LooksDifferent` unless they are to be added `anyway`.
     */
    extend: async (
      personId: number,
      samples: readonly NewSample[],
      { anyway = false, ...saving }: Saving & { anyway?: boolean } = {},
    ): Promise<Person> => {
      const person = await gallery.person(personId);
      const check = ({ version, embeddings }: Embedded, noticed: Noticed): void => {
        if (!anyway) assertLooksLike(person, embeddings, version);
        saving.onNoticed?.(noticed);
      };
      return write(samples, personId, saving, check, (made, draftId) =>
        gallery.extend(personId, made, now(), draftId),
      );
    },
  };
}

/** The enrollment capability. */
export type Enrollment = ReturnType<typeof createEnrollment>;
