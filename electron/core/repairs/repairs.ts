import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import {
  cleanName,
  KithError,
  limits,
  type Consent,
  type HandedOver,
  type Merging,
  type MergePreview,
  type Person,
  type Repair,
  type Repaired,
  type UndoneRepair,
} from '../../contract/index.ts';
import { assertLooksLike, likenessOf, unlike } from '../enrollment/likeness.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import { hadAlready } from './had-already.ts';
import type { Gallery, Networks, Reembedded, Unembedded } from '../ports/index.ts';

/** Milliseconds between two looks for what is too old to be undone. */
const TRIM_EVERY = 60 * 60_000;

/** Repairs that samples change hands by. */
const RELABELING: ReadonlySet<Repair['kind']> = new Set(['merged', 'split', 'moved']);

/** Whether samples become somebody's whom they do not look like, too. */
interface Anyway {
  readonly anyway?: boolean | undefined;
}

/** Mending who is who: every step is remembered, and can be undone until it is forgotten. */
export function createRepairs({
  gallery,
  networks,
  withoutRun,
  now,
  onChange,
  onLabels,
}: {
  gallery: Gallery;
  networks: Pick<Networks, 'embed'>;
  /** Changes labels while no training run learns from what is changed. */
  withoutRun: <T>(change: () => Promise<T>) => Promise<T>;
  now: () => Date;
  /** Somebody is recognized otherwise from now on. */
  onChange: () => void;
  /** Versions learned from somebody else than they seemed to. */
  onLabels: () => void;
}) {
  const store = gallery.repairs;

  /** Does a repair of samples that hand over or count no more. What is refused costs no run: `check` is asked before. */
  const mend = async <T>(check: () => Promise<unknown>, work: () => Promise<T>): Promise<T> => {
    await check();
    const done = await withoutRun(work);
    onChange();
    onLabels();
    return done;
  };
  const assertSome = async (personId: number, sampleIds: readonly number[]): Promise<void> => {
    const { samples } = await gallery.person(personId);
    const own = new Set((await gallery.samples(personId)).map(({ id }) => id));
    if (sampleIds.some((id) => !own.has(id))) throw new KithError('NoSuchSample');
    if (new Set(sampleIds).size >= samples) throw new KithError('LastSample');
  };
  /** Embeds what comes back under the version in use. Error: `ChipsMissing` where that takes a picture that was not kept. */
  const embedded = async (missing: readonly Unembedded[]): Promise<Reembedded[]> => {
    if (missing.length === 0) return [];
    const chips = missing.map(({ chip }) => {
      if (!chip) throw new KithError('ChipsMissing');
      return chip;
    });
    const { version, embeddings } = await networks.embed(await Promise.all(chips.map(decodeChip)));
    return missing.map(({ sampleId }, i) => ({
      sampleId,
      versionId: version.id,
      vector: embeddings[i]!,
    }));
  };
  /** Error: `LooksDifferent` with the places of the samples that do not look like the person they are to be of. */
  const assertAlike = async (
    personId: number,
    sampleIds: readonly number[],
    to: Person,
  ): Promise<void> => {
    const vectors = new Map(
      (await gallery.embeddings(personId)).map(({ sampleId, vector }) => [sampleId, vector]),
    );
    const embeddings = sampleIds.map((id) => {
      const vector = vectors.get(id);
      if (!vector) throw new KithError('NoSuchSample');
      return vector;
    });
    assertLooksLike(to, embeddings, gallery.active());
  };
  /**
   * A person's own samples stay theirs; of the others those that the other one has already are put aside with the repair. Errors: `NoSuchPerson`, `NoSuchSample`, `LastSample`; `LooksDifferent` unless they are to be
   * moved `anyway`.
   */
  const move = async (
    personId: number,
    sampleIds: readonly number[],
    toPersonId: number,
    { anyway = false }: Anyway = {},
  ): Promise<HandedOver> => {
    const person = await gallery.person(toPersonId);
    if (personId === toPersonId) return { person, repairId: null, known: 0 };
    const check = async (): Promise<void> => {
      await assertSome(personId, sampleIds);
      if (!anyway) await assertAlike(personId, sampleIds, person);
    };
    return mend(check, async () => {
      const known = await hadAlready(gallery, personId, sampleIds, toPersonId);
      return store.move(personId, sampleIds, toPersonId, now(), known);
    });
  };
  const trim = async (): Promise<void> => {
    const forgotten = await store.trim(new Date(now().getTime() - limits.repairAge));
    if (forgotten > 0) onChange();
  };
  // Where it fails, say on a full disk, the next one does it.
  const trimming = setInterval(() => void trim().catch(() => undefined), TRIM_EVERY);
  trimming.unref();

  return {
    /** Forgets what is too old to be undone. */
    trim,
    /** What merging two would be of. Errors: `NoSuchPerson`, `ActiveVersionDamaged`. */
    preview: async (into: number, from: number): Promise<MergePreview> => {
      const people = await Promise.all(
        [into, from].map(async (id) => ({
          person: await gallery.person(id),
          consent: await gallery.consent(id),
        })),
      );
      const version = gallery.active();
      const [one, other] = [version.reference(into), version.reference(from)];
      if (!one || !other) throw new KithError('NoSuchPerson');
      const score = innerProduct(one.direction, other.direction);
      return {
        people,
        likeness: likenessOf(version.statistics, score),
        looksLikeOne: unlike(one.direction, [other.direction], version.statistics).length === 0,
      };
    },
    /**
     * Pictures of the one who goes that the other has already are put aside with the repair.
     * Errors: `NoSuchPerson`, `VersionUnusable`; `NameTaken` where a third one’s name compares equal; `LooksDifferent` unless they are
     * to be merged `anyway`.
     */
    merge: (merging: Merging, { anyway = false }: Anyway = {}): Promise<HandedOver> => {
      const check = async (): Promise<void> => {
        const into = await gallery.person(merging.into);
        await gallery.person(merging.from);
        const reference = gallery.active().reference(merging.from);
        if (!anyway && reference) assertLooksLike(into, [reference.direction], gallery.active());
      };
      return mend(check, async () => {
        const own = (await gallery.samples(merging.from)).map(({ id }) => id);
        const known = await hadAlready(gallery, merging.from, own, merging.into);
        return store.merge(merging, now(), known);
      });
    },
    /** Errors: `NameEmpty`, `NameTooLong`, `NameTaken`, `NoSuchPerson`, `NoSuchSample`, `LastSample`. */
    split: async (
      personId: number,
      sampleIds: readonly number[],
      rawName: string,
      consent: Consent,
    ): Promise<Repaired> => {
      const name = cleanName(rawName);
      const check = async (): Promise<void> => {
        await assertSome(personId, sampleIds);
        const [taken] = await gallery.peopleNamed(name);
        if (taken) throw new KithError('NameTaken', taken.name);
      };
      return mend(check, () => store.split(personId, sampleIds, name, consent, now()));
    },
    move,
    /** The same of one sample, whosever it is. */
    moveSample: async (
      sampleId: number,
      toPersonId: number,
      how: Anyway = {},
    ): Promise<HandedOver> => move(await gallery.ownerOf(sampleId), [sampleId], toPersonId, how),
    /** Errors: `NameEmpty`, `NameTooLong`, `NameTaken`, `NoSuchPerson`. */
    rename: async (personId: number, name: string): Promise<Repaired> => {
      const renamed = await store.rename(personId, cleanName(name), now());
      onChange();
      return renamed;
    },
    /** Errors: `NoSuchPerson`, `NoSuchSample`, `LastSample`. */
    setAside: (personId: number, sampleIds: readonly number[]): Promise<Repaired> =>
      mend(
        () => assertSome(personId, sampleIds),
        () => store.setAside(personId, sampleIds, now()),
      ),
    /** Likewise. */
    removeSamples: (personId: number, sampleIds: readonly number[]): Promise<Repaired> =>
      mend(
        () => assertSome(personId, sampleIds),
        () => store.remove(personId, sampleIds, now()),
      ),
    /** The newest first. */
    list: store.list,
    /**
     * Puts everything back. Errors: `NoSuchRepair`, `UndoFirst`, `NameTaken`, `LastSample`; `ChipsMissing` where a sample cannot be
     * embedded under the version that is active by now.
     */
    undo: async (repairId: number): Promise<UndoneRepair> => {
      // As with repairs: what is refused costs no run. Nor does what changes no labels.
      const { kind } = await store.last(repairId);
      const again = await embedded(await store.unembedded(repairId));
      const work = (): Promise<UndoneRepair> => store.undo(repairId, again);
      const undone = await (RELABELING.has(kind) ? withoutRun(work) : work());
      onChange();
      onLabels();
      return undone;
    },
    /** Erases what one removed, and what it remembers. Error: `NoSuchRepair`. */
    forget: async (repairId: number): Promise<void> => {
      await store.forget(repairId);
      onChange();
    },
    /** What is set aside of a person, the oldest first. */
    aside: store.aside,
    /** The JPEG of a sample that is set aside or was removed. Error: `NoSuchPicture`. */
    asidePicture: store.asidePicture,
    /** Makes one of those set aside the person's again. Errors: `NoSuchSample`, `ChipsMissing`. */
    takeBack: async (sampleId: number): Promise<Person> => {
      const again = await embedded(await store.unembeddedAside(sampleId));
      const person = await store.takeBack(sampleId, again);
      onChange();
      return person;
    },
    /** Erases one of them. Error: `NoSuchSample`. */
    eraseAside: async (sampleId: number): Promise<void> => {
      await store.eraseAside(sampleId);
      onChange();
    },
    /** Remembers that two who look alike are two, or forgets it. */
    tellApart: async (one: number, other: number, apart: boolean): Promise<void> => {
      await store.tellApart(one, other, apart);
      onChange();
    },
    toldApart: store.toldApart,
    close: (): void => clearInterval(trimming),
  };
}

/** The capability of mending who is who. */
export type Repairs = ReturnType<typeof createRepairs>;
