import {
  hasCode,
  KithError,
  type Consent,
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
import { cleanName } from '../people/name.ts';
import type { Gallery, Networks, SampleRecord } from '../ports/index.ts';

/** How many people are shown as look-alikes. */
const LOOK_ALIKES = 3;

/** Enrolls people. Every write is all or nothing, also when it is canceled. */
export function createEnrollment({
  gallery,
  networks,
  now,
  onChange,
}: {
  gallery: Gallery;
  networks: Networks;
  now: () => Date;
  /** Somebody was enrolled, or has more samples. */
  onChange: () => void;
}) {
  const records = async (samples: readonly NewSample[]): Promise<SampleRecord[]> => {
    if (samples.length === 0) throw new KithError('TooFewSamples');
    const chips = await Promise.all(samples.map(({ chip }) => chip.bytes()));
    const { version, embeddings } = await networks.embed(chips);
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
   * Writes samples; where another version was made active while they were embedded, embeds them again. The signal is
   * looked at last right before the transaction: canceled up to there, nothing is written; after that, all is.
   */
  const write = async (
    samples: readonly NewSample[],
    signal: AbortSignal,
    save: (records: SampleRecord[]) => Promise<Person>,
  ): Promise<Person> => {
    for (;;) {
      const made = await unlessAborted(records(samples), signal);
      failIfAborted(signal);
      try {
        const person = await save(made);
        onChange();
        return person;
      } catch (error) {
        if (!hasCode(error, 'VersionChanged')) throw error;
      }
    }
  };

  /** A name that can be used: cleaned, and not taken. Errors: `NameEmpty`, `NameTooLong`, `NameTaken`. */
  const freeName = async (raw: string): Promise<string> => {
    const name = cleanName(raw);
    if (await gallery.personNamed(name)) throw new KithError('NameTaken', name);
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
    /** Everyone enrolled whom these samples would be taken for, best first. */
    lookAlikes: async (samples: readonly NewSample[]): Promise<Match[]> => {
      if (samples.length === 0) throw new KithError('TooFewSamples');
      const chips = await Promise.all(samples.map(({ chip }) => chip.bytes()));
      const { wantedFpir } = await gallery.settings();
      const { version, embeddings } = await networks.embed(chips);
      const threshold = thresholdInUse(version, wantedFpir);
      return version
        .nearest(unitMean(embeddings), LOOK_ALIKES)
        .filter(({ score }) => score >= threshold);
    },
    /** Enrolls a new person. Errors: `NameEmpty`, `NameTooLong`, `NameTaken`, `TooFewSamples`, `Canceled`. */
    enroll: async (
      rawName: string,
      consent: Consent,
      samples: readonly NewSample[],
      signal = never,
    ): Promise<Person> => {
      const name = await freeName(rawName);
      return write(samples, signal, (made) => gallery.enroll(name, consent, made));
    },
    /** Adds samples to a person. Errors: `NoSuchPerson`, `TooFewSamples`, `Canceled`. */
    extend: async (
      personId: number,
      samples: readonly NewSample[],
      signal = never,
    ): Promise<Person> => {
      await gallery.person(personId);
      return write(samples, signal, (made) => gallery.extend(personId, made, now()));
    },
  };
}

/** The enrollment capability. */
export type Enrollment = ReturnType<typeof createEnrollment>;
