import {
  KithError,
  type Consent,
  type HandedOver,
  type Merging,
  type Person,
  type Repair,
  type Repaired,
  type UndoneRepair,
} from '../contract/index.ts';
import type { Reembedded } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';
import type { RepairParts } from './repair-parts.ts';
import type { RepairDetails } from './repairs-repository.ts';
import { createUndo } from './undo-repair.ts';

/** The gallery's calls about mending who is who: each changes the tables and, in step with them, the active version's index. */
export function createRepairCalls(db: Connection, parts: RepairParts) {
  const { people, labels, portraits, events, aside, repairs, handOver, toldApart } = parts;
  const { details, groups } = parts;
  const { following, currentId, forgetRun } = parts;
  const undo = createUndo(parts);

  /** Makes sure that samples are a person's, that there are some, and that they are not all. Answers with each of them once. */
  const someOf = (personId: number, sampleIds: readonly number[]): number[] => {
    const { samples } = people.get(personId);
    const once = [...new Set(sampleIds)].toSorted((a, b) => a - b);
    if (once.some((id) => labels.ownerOf(id) !== personId)) throw new KithError('NoSuchSample');
    if (once.length >= samples) throw new KithError('LastSample');
    return once;
  };
  const settle = (...personIds: number[]): void => personIds.forEach(portraits.settle);
  const moveAll = (sampleIds: readonly number[], from: number, to: number): RepairDetails => {
    forgetRun();
    const moved = sampleIds.map((sampleId) => labels.move(sampleId, to));
    settle(from, to);
    return { moved };
  };
  /** Puts aside, until a repair is undone or forgotten, what somebody has twice because of it; answers with how many. */
  const putKnownAside = (
    repairId: number,
    known: readonly number[],
    before: RepairDetails,
    at: Date,
  ): number => {
    if (known.length === 0) return 0;
    const lost = known.map((sampleId) => labels.beforeOf(sampleId));
    repairs.setDetails(repairId, { ...before, aside: lost });
    for (const sampleId of known) aside.put(sampleId, repairId, at);
    return known.length;
  };
  const putAside = (
    kind: 'set aside' | 'removed',
    personId: number,
    sampleIds: readonly number[],
    at: Date,
  ): Repaired =>
    following.write((changed) => {
      const some = someOf(personId, sampleIds);
      forgetRun();
      const before = some.map((sampleId) => labels.beforeOf(sampleId));
      const repairId = repairs.add(kind, { whose: personId }, some, { aside: before }, at);
      for (const sampleId of some) aside.put(sampleId, kind === 'removed' ? repairId : null, at);
      settle(personId);
      changed.set(personId);
      return { person: people.get(personId), repairId };
    });
  const releasing = <T>(work: () => T): T => {
    const result = work();
    db.erasure.finish();
    return result;
  };

  return {
    merge: (
      { into, from, name, consent }: Merging,
      at: Date,
      known: readonly number[] = [],
    ): HandedOver =>
      following.write((changed) => {
        const [stays, goes] = [people.get(into), people.get(from)];
        forgetRun();
        const before: RepairDetails = {};
        const consents = { into: people.consent(into), from: people.consent(from) };
        const portrait = portraits.chosen(from);
        const apart = toldApart.of(from);
        const gave = handOver.give(from, into);
        before.merged = {
          id: from,
          name: goes.name,
          enrolledAt: goes.enrolledAt.getTime(),
          consent: consents.from,
          portrait,
          toldApart: apart,
          gave,
          ...details.of(from),
          groups: groups.of(from),
        };
        if (consent === 'from') {
          before.consent = consents.into;
          people.setConsent(into, consents.from);
        }
        const repairId = repairs.add(
          'merged',
          { whose: into, merged: from },
          gave.samples,
          before,
          at,
        );
        people.remove(from);
        if (name === 'from') {
          people.rename(into, goes.name);
          before.name = stays.name;
          repairs.setDetails(repairId, before);
        }
        // One may be somebody else's since it was compared.
        const twice = known.filter((sampleId) => gave.samples.includes(sampleId));
        const put = putKnownAside(repairId, twice, before, at);
        settle(into);
        changed.gone(from);
        changed.set(into);
        return { person: people.get(into), repairId, known: put };
      }),
    split: (
      personId: number,
      sampleIds: readonly number[],
      name: string,
      consent: Consent,
      at: Date,
    ): Repaired =>
      following.write((changed) => {
        const some = someOf(personId, sampleIds);
        const newId = people.insert(name, consent, false);
        events.note('enrolled', at, { personId: newId });
        const before = moveAll(some, personId, newId);
        const repairId = repairs.add('split', { whose: personId, other: newId }, some, before, at);
        changed.set(personId, newId);
        return { person: people.get(newId), repairId };
      }),
    move: (
      personId: number,
      sampleIds: readonly number[],
      toPersonId: number,
      at: Date,
      known: readonly number[] = [],
    ): HandedOver =>
      following.write((changed) => {
        const there = people.get(toPersonId);
        if (personId === toPersonId) return { person: there, repairId: null, known: 0 };
        const some = someOf(personId, sampleIds);
        const before = moveAll(some, personId, toPersonId);
        const involved = { whose: personId, other: toPersonId };
        const repairId = repairs.add('moved', involved, some, before, at);
        const twice = known.filter((sampleId) => some.includes(sampleId));
        const put = putKnownAside(repairId, twice, before, at);
        settle(toPersonId);
        changed.set(personId, toPersonId);
        return { person: people.get(toPersonId), repairId, known: put };
      }),
    rename: (personId: number, name: string, at: Date): Repaired =>
      following.write((changed) => {
        const before = people.get(personId);
        if (before.name === name) return { person: before, repairId: null };
        people.rename(personId, name);
        events.note('renamed', at, { personId });
        changed.renamed(personId);
        const repairId = repairs.add('renamed', { whose: personId }, [], { name: before.name }, at);
        return { person: people.get(personId), repairId };
      }),
    setAside: (personId: number, sampleIds: readonly number[], at: Date): Repaired =>
      putAside('set aside', personId, sampleIds, at),
    remove: (personId: number, sampleIds: readonly number[], at: Date): Repaired =>
      putAside('removed', personId, sampleIds, at),
    list: repairs.list,
    last: (repairId: number): Repair => {
      const { repair } = repairs.get(repairId);
      repairs.assertLast(repair);
      return repair;
    },
    unembedded: (repairId: number) =>
      aside.unembedded(repairs.get(repairId).sampleIds, currentId()),
    undo: (repairId: number, embedded: readonly Reembedded[]): UndoneRepair =>
      releasing(() => following.write((changed) => undo(repairId, embedded, changed))),
    forget: (repairId: number): void => releasing(() => db.write(() => repairs.erase(repairId))),
    trim: (before: Date): number => {
      const forgotten = db.write(() => repairs.eraseBefore(before));
      if (forgotten > 0) db.erasure.finish();
      return forgotten;
    },
    aside: aside.of,
    asideEmbeddings: (personId: number) => aside.embeddings(personId, currentId()),
    asidePicture: aside.picture,
    unembeddedAside: (sampleId: number) => {
      aside.ownerOf(sampleId);
      return aside.unembedded([sampleId], currentId());
    },
    takeBack: (sampleId: number, embedded: readonly Reembedded[]): Person =>
      following.write((changed) => {
        const personId = aside.ownerOf(sampleId);
        aside.takeBack(sampleId, currentId(), embedded);
        repairs.releaseAside(sampleId);
        settle(personId);
        changed.set(personId);
        return people.get(personId);
      }),
    eraseAside: (sampleId: number): void =>
      releasing(() =>
        db.write(() => {
          aside.ownerOf(sampleId);
          aside.erase(sampleId);
          repairs.releaseAside(sampleId);
        }),
      ),
    tellApart: (one: number, other: number, apart: boolean): void =>
      db.write(() => toldApart.put(one, other, apart)),
    toldApart: toldApart.all,
  };
}
