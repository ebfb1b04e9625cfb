import {
  cleanName,
  hasCode,
  KithError,
  type Consent,
  type HeldDraft,
  type Match,
  type NewSample,
  type Person,
  type PhotoFace,
} from '../../contract/index.ts';
import { unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import { assessForEnrollment } from '../../../native-models/face/assess.ts';
import { failIfAborted, never, unlessAborted } from '../async/aborted.ts';
import { thresholdInUse } from '../evaluation/operating-point.ts';
import { encodeChip } from '../importing/chip-jpeg.ts';
import { readSubject } from '../importing/read-photo.ts';
import type { Embedded, Gallery, Networks, SampleRecord } from '../ports/index.ts';
import type { Drafts } from './drafts.ts';
import { assertLooksLike } from './likeness.ts';
import { assertOnePerson, groupsByPerson } from './one-person.ts';

type Chips = readonly Uint8Array[];

/** How many people are shown as look-alikes. */
const LOOK_ALIKES = 3;

/** How samples are saved. */
interface Saving {
  /** The draft that they were kept in, which ends with the save. */
  readonly draft?: HeldDraft | null;
  readonly signal?: AbortSignal;
  /** Whether somebody new may have a name that compares equal to another's, if it is written otherwise. */
  readonly beside?: boolean;
}

/** Enrolls people. Every write is all or nothing, also when it is canceled. */
export function createEnrollment({
  gallery,
  networks,
  drafts,
  now,
  onChange,
}: {
  gallery: Gallery;
  networks: Networks;
  drafts: Pick<Drafts, 'assertHeld'>;
  now: () => Date;
  /** Somebody was enrolled, or has more samples. */
  onChange: () => void;
}) {
  const embed = async (samples: readonly NewSample[]): Promise<Embedded & { chips: Chips }> => {
    if (samples.length === 0) throw new KithError('TooFewSamples');
    const chips = await Promise.all(samples.map(({ chip }) => chip.bytes()));
    return { chips, ...(await networks.embed(chips)) };
  };

  const records = async (
    samples: readonly NewSample[],
    check: (embedded: Embedded) => void,
  ): Promise<SampleRecord[]> => {
    const { chips, version, embeddings } = await embed(samples);
    check({ version, embeddings });
    const { keepChips } = await gallery.settings();
    return Promise.all(
      samples.map(async ({ quality, source, takenAt }, i) => ({
        chip: keepChips ? await encodeChip(chips[i]!) : null,
        embedding: embeddings[i]!,
        versionId: version.id,
        quality,
        source,
        takenAt,
      })),
    );
  };

  /**
   * Writes samples that pass a check; where another version was made active while they were embedded, embeds and checks them
   * again. The signal, and whose the draft is, are looked at last right before the transaction: canceled up to there, nothing is
   * written; after that, all is.
   */
  const write = async (
    samples: readonly NewSample[],
    { draft = null, signal = never }: Saving,
    check: (embedded: Embedded) => void,
    save: (records: SampleRecord[], draftId: number | null) => Promise<Person>,
  ): Promise<Person> => {
    if (draft) drafts.assertHeld(draft);
    for (;;) {
      const made = await unlessAborted(records(samples, check), signal);
      failIfAborted(signal);
      if (draft) drafts.assertHeld(draft);
      try {
        const person = await save(made, draft?.id ?? null);
        onChange();
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
    freeName,
    /** Finds the one face of a photo. Errors: those of `readSubject`. */
    readPhoto: async (file: Uint8Array, name: string): Promise<PhotoFace> => {
      const face = await readSubject(networks, file, name);
      return {
        box: face.box,
        chip: new Blob([face.chip as Uint8Array<ArrayBuffer>]),
        quality: face.quality,
        reasons: assessForEnrollment(face.quality),
      };
    },
    /** The places of samples, grouped by person, the largest group first. Error: `TooFewSamples`. */
    groups: async (samples: readonly NewSample[]): Promise<number[][]> => {
      const { version, embeddings } = await embed(samples);
      return groupsByPerson(embeddings, version.statistics);
    },
    /** Everyone enrolled whom these samples would be taken for, best first. Errors: `TooFewSamples`, `SeveralPeople`. */
    lookAlikes: async (samples: readonly NewSample[]): Promise<Match[]> => {
      const { version, embeddings } = await embed(samples);
      assertOnePerson(embeddings, version.statistics);
      const { wantedFpir } = await gallery.settings();
      const threshold = thresholdInUse(version, wantedFpir);
      return version
        .nearest(unitMean(embeddings), LOOK_ALIKES)
        .filter(({ score }) => score >= threshold);
    },
    /**
     * Enrolls a new person. Errors: `NameEmpty`, `NameTooLong`, `NameTaken`, `TooFewSamples`, `SeveralPeople`,
     * `Canceled`; of the draft `DraftElsewhere` and `DraftEnded`.
     */
    enroll: async (
      rawName: string,
      consent: Consent,
      samples: readonly NewSample[],
      saving: Saving = {},
    ): Promise<Person> => {
      const name = await freeName(rawName, saving.beside);
      const check = ({ version, embeddings }: Embedded): void =>
        assertOnePerson(embeddings, version.statistics);
      return write(samples, saving, check, (made, draftId) =>
        gallery.enroll(name, consent, made, draftId, saving.beside),
      );
    },
    /**
     * Adds samples to a person. Errors: `NoSuchPerson`, `TooFewSamples`, `SeveralPeople`, `Canceled`, those of the draft;
     * `LooksDifferent` unless they are to be added `anyway`.
     */
    extend: async (
      personId: number,
      samples: readonly NewSample[],
      { anyway = false, ...saving }: Saving & { anyway?: boolean } = {},
    ): Promise<Person> => {
      const person = await gallery.person(personId);
      const check = ({ version, embeddings }: Embedded): void => {
        assertOnePerson(embeddings, version.statistics);
        if (!anyway) assertLooksLike(person, embeddings, version);
      };
      return write(samples, saving, check, (made, draftId) =>
        gallery.extend(personId, made, now(), draftId),
      );
    },
  };
}

/** The enrollment capability. */
export type Enrollment = ReturnType<typeof createEnrollment>;
