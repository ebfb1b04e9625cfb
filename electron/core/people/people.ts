import {
  cleanName,
  KithError,
  type Consent,
  type ModelVersion,
  type Person,
  type Sample,
} from '../../contract/index.ts';
import type { Gallery } from '../ports/index.ts';

/** Everyone enrolled. */
export function createPeople({
  gallery,
  withoutRun,
  now,
  onChange,
  onVouched,
  onPortrait,
  onRemoved,
}: {
  gallery: Gallery;
  /** Removes while no training run learns from who or what is removed. */
  withoutRun: <T>(remove: () => Promise<T>) => Promise<T>;
  now: () => Date;
  /** Somebody was changed or removed. */
  onChange: () => void;
  /** The user vouched for a sample, or took that back. */
  onVouched: () => void;
  /** Somebody is shown by another sample: nothing that recognition goes by. */
  onPortrait: () => void;
  /** Somebody was removed, of whom versions may have learned. */
  onRemoved: () => void;
}) {
  const assertNotLast = async (personId: number): Promise<void> => {
    if ((await gallery.person(personId)).samples === 1) throw new KithError('LastSample');
  };

  return {
    list: gallery.people,
    /** Everyone whose name compares equal to a clean one, however it is written. */
    allNamed: gallery.peopleNamed,
    /**
     * The person of a name: who has it exactly as it is written, else the one whose name compares equal; null where there is
     * none. Errors: `NameUnclear` where several are; `NameEmpty`, `NameTooLong`.
     */
    named: async (raw: string): Promise<Person | null> => {
      // A name of an earlier Kith may be written as none would be now.
      const asWritten = (await gallery.peopleNamed(raw)).find(({ name }) => name === raw);
      if (asWritten) return asWritten;
      const name = cleanName(raw);
      const people = await gallery.peopleNamed(name);
      const found = people.find((person) => person.name === name);
      if (!found && people.length > 1) {
        throw new KithError('NameUnclear', people.map((person) => person.name).join(', '));
      }
      return found ?? people[0] ?? null;
    },
    /** Errors: `NoSuchPerson`. */
    get: async (
      personId: number,
    ): Promise<{
      person: Person;
      samples: Sample[];
      consent: Consent | null;
      portraitIsChosen: boolean;
    }> => {
      const [person, samples, consent, portraitIsChosen] = await Promise.all([
        gallery.person(personId),
        gallery.samples(personId),
        gallery.consent(personId),
        gallery.portraitIsChosen(personId),
      ]);
      return { person, samples, consent, portraitIsChosen };
    },
    /** Whoever was recognized: when last, and how often. */
    seen: gallery.seen,
    /** Errors: `NoSuchPerson`, `NoSuchSample`. */
    choosePortrait: async (personId: number, sampleId: number | null): Promise<Person> => {
      const person = await gallery.choosePortrait(personId, sampleId);
      onPortrait();
      return person;
    },
    /** The JPEG of a sample; errors: `NoSuchSample`, also where its chip is not kept. */
    picture: gallery.picture,
    /** Errors: `NameEmpty`, `NameTooLong`, `NameTaken`, `NoSuchPerson`. */
    rename: async (personId: number, name: string): Promise<Person> => {
      const renamed = await gallery.rename(personId, cleanName(name), now());
      onChange();
      return renamed;
    },
    /** Removes a person; says which versions learned from them. A run that does is given up. Errors: `NoSuchPerson`. */
    remove: async (personId: number): Promise<{ name: string; learnedBy: ModelVersion[] }> => {
      await gallery.person(personId);
      const { person, learnedBy } = await withoutRun(() => gallery.remove(personId));
      onChange();
      onRemoved();
      return { name: person.name, learnedBy };
    },
    /** A run that learns from the sample is given up. Errors: `NoSuchSample`, `LastSample`. */
    removeSample: async (personId: number, sampleId: number): Promise<Person> => {
      // What is refused costs no run.
      if ((await gallery.ownerOf(sampleId)) !== personId) throw new KithError('NoSuchSample');
      await assertNotLast(personId);
      const person = await withoutRun(() => gallery.removeSample(personId, sampleId));
      onChange();
      return person;
    },
    /**
     * Moves a sample to the person it shows; answers with that person. Moved back, everything is as it was. A run that learned
     * from the old label is given up. Errors: `NoSuchSample`, `NoSuchPerson`, `LastSample`.
     */
    moveSample: async (sampleId: number, toPersonId: number): Promise<Person> => {
      const fromId = await gallery.ownerOf(sampleId);
      const there = await gallery.person(toPersonId);
      if (fromId === toPersonId) return there;
      await assertNotLast(fromId);
      const person = await withoutRun(() => gallery.moveSample(sampleId, toPersonId));
      onChange();
      // Those that learned from the sample learned from another person, as it turns out.
      onRemoved();
      return person;
    },
    /** Notes that a sample shows the person it is enrolled under, so that it is doubted no more; or takes that back. Error: `NoSuchSample`. */
    vouch: async (sampleId: number, vouched: boolean): Promise<void> => {
      await gallery.vouch(sampleId, vouched);
      onVouched();
    },
  };
}
