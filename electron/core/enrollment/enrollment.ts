import {
  hasCode,
  KithError,
  type Consent,
  type Match,
  type NewSample,
  type Person,
  type PhotoFace,
} from '../../contract/index.ts';
import { assessForEnrollment } from '../../../native-models/face/assess.ts';
import { readSubject } from '../importing/read-photo.ts';
import { cleanName } from '../people/name.ts';
import type { Gallery, Networks, SampleRecord } from '../ports.ts';
import type { Identifier } from '../recognition/identify.ts';
import { encodeChip } from './chip-jpeg.ts';
import { unitMean } from './reference.ts';

/** How many people are shown as look-alikes. */
const LOOK_ALIKES = 3;

/** Enrolls people. Every write is all or nothing. */
export function createEnrollment({
  gallery,
  networks,
  identifier,
  now,
}: {
  gallery: Gallery;
  networks: Networks;
  identifier: Identifier;
  now: () => Date;
}) {
  const records = async (samples: readonly NewSample[]): Promise<SampleRecord[]> => {
    if (samples.length === 0) throw new KithError('TooFewSamples');
    const chips = await Promise.all(samples.map(({ chip }) => chip.bytes()));
    const embeddings = await networks.embed(chips);
    const versionId = gallery.versions.activeId();
    const { keepChips } = gallery.settings();
    return Promise.all(
      samples.map(async ({ quality, source, takenAt }, i) => ({
        chip: keepChips ? await encodeChip(chips[i]!) : null,
        embedding: embeddings[i]!,
        versionId,
        quality,
        source,
        takenAt,
      })),
    );
  };

  /** Writes samples; where another version was made active while they were embedded, embeds them again. */
  const write = async (
    samples: readonly NewSample[],
    save: (records: SampleRecord[]) => Person,
  ): Promise<Person> => {
    for (;;) {
      const made = await records(samples);
      try {
        return save(made);
      } catch (error) {
        if (!hasCode(error, 'VersionChanged')) throw error;
      }
    }
  };

  /** A name that can be used: cleaned, and not taken by another person than `except`. */
  const freeName = (raw: string): string => {
    const name = cleanName(raw);
    if (gallery.personNamed(name)) throw new KithError('NameTaken', name);
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
      const reference = unitMean(await networks.embed(chips));
      const threshold = identifier.threshold();
      return gallery
        .nearest(reference, LOOK_ALIKES)
        .filter(({ score }) => score >= threshold)
        .map(identifier.named);
    },
    /** Enrolls a new person. Errors: `NameEmpty`, `NameTooLong`, `NameTaken`, `TooFewSamples`. */
    enroll: async (
      rawName: string,
      consent: Consent,
      samples: readonly NewSample[],
    ): Promise<Person> => {
      const name = freeName(rawName);
      return write(samples, (made) => gallery.enroll(name, consent, made));
    },
    /** Adds samples to a person. Errors: `NoSuchPerson`, `TooFewSamples`. */
    extend: async (personId: number, samples: readonly NewSample[]): Promise<Person> => {
      gallery.person(personId);
      return write(samples, (made) => gallery.extend(personId, made, now()));
    },
  };
}

/** The enrollment capability. */
export type Enrollment = ReturnType<typeof createEnrollment>;
