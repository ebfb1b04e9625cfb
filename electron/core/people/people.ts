import {
  cleanExternalId,
  cleanName,
  cleanNote,
  hasCode,
  KithError,
  type Consent,
  type ModelVersion,
  type Person,
  type Sample,
} from '../../contract/index.ts';
import type { Gallery } from '../ports/index.ts';
import { peopleAsCsv } from './people-csv.ts';

/** Everyone enrolled. */
export function createPeople({
  gallery,
  eraseLike,
  withoutRun,
  onChange,
  onVouched,
  onShown,
  onRemoved,
}: {
  gallery: Gallery;
  /** Erases unknown faces that look like one of these people, who are about to be removed. */
  eraseLike: (personIds: readonly number[]) => Promise<void>;
  /** Removes while no training run learns from who is removed. */
  withoutRun: <T>(remove: () => Promise<T>) => Promise<T>;
  /** Somebody was removed. */
  onChange: () => void;
  /** The user vouched for a sample, or took that back. */
  onVouched: () => void;
  /** Somebody is shown otherwise: nothing that recognition goes by. */
  onShown: () => void;
  /** Somebody was removed, of whom versions may have learned. */
  onRemoved: () => void;
}) {
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
    /** Everyone as a table for spreadsheets. */
    asCsv: async (): Promise<string> => {
      const [people, groups, seen] = await Promise.all([
        gallery.people(),
        gallery.groups.list(),
        gallery.seen(),
      ]);
      return peopleAsCsv(people, groups, seen);
    },
    /** Errors: `NoSuchPerson`, `NoSuchSample`. */
    choosePortrait: async (personId: number, sampleId: number | null): Promise<Person> => {
      const person = await gallery.choosePortrait(personId, sampleId);
      onShown();
      return person;
    },
    /** The JPEGs of samples, in their order; whatever is gone, or has no chip that is kept, is left out. */
    pictures: async (
      sampleIds: readonly number[],
    ): Promise<{ sampleId: number; jpeg: Uint8Array }[]> => {
      const found: { sampleId: number; jpeg: Uint8Array }[] = [];
      for (const sampleId of sampleIds) {
        try {
          found.push({ sampleId, jpeg: await gallery.picture(sampleId) });
        } catch (error) {
          if (!hasCode(error, 'NoSuchSample')) throw error;
        }
      }
      return found;
    },
    /** Erases a person at once; says which versions learned from them. A run that does is given up. Error: `NoSuchPerson`. */
    remove: async (personId: number): Promise<{ name: string; learnedBy: ModelVersion[] }> => {
      await gallery.person(personId);
      await eraseLike([personId]);
      const { person, learnedBy } = await withoutRun(() => gallery.remove(personId));
      onChange();
      onRemoved();
      return { name: person.name, learnedBy };
    },
    /** Erases people who were removed a moment ago, but for those who were kept, also while a run was ended for it. */
    finishRemovals: async (personIds: readonly number[]): Promise<void> => {
      const erased = await withoutRun(() => gallery.repairs.finishRemovals(personIds));
      if (erased === 0) return;
      onChange();
      onRemoved();
    },
    /**
     * Writes down something about a person; what is left out stays, '' takes it away. Errors: `NoSuchPerson`, `NoteTooLong`,
     * `ExternalIdTooLong`; `ExternalIdTaken` where it is somebody else's.
     */
    describe: async (
      personId: number,
      { note, externalId }: { note?: string | undefined; externalId?: string | undefined },
    ): Promise<Person> => {
      const person = await gallery.describe(personId, {
        note: note === undefined ? undefined : cleanNote(note),
        externalId: externalId === undefined ? undefined : cleanExternalId(externalId),
      });
      onShown();
      return person;
    },
    /** Notes that a sample shows the person it is enrolled under, so that it is doubted no more; or takes that back. Error: `NoSuchSample`. */
    vouch: async (sampleId: number, vouched: boolean): Promise<void> => {
      await gallery.vouch(sampleId, vouched);
      onVouched();
    },
    /** The samples of which the user said that. */
    vouched: async (): Promise<number[]> => [...(await gallery.vouchedSamples())],
  };
}
