import { KithError, type UndoneRepair } from '../contract/index.ts';
import type { Reembedded } from '../core/ports/index.ts';
import type { Changed } from './index-following.ts';
import type { RepairParts } from './repair-parts.ts';

/** Puts back what a repair changed. Transactions are the caller's; for the errors see `RepairStore.undo`. */
export function createUndo({
  people,
  labels,
  portraits,
  events,
  aside,
  repairs,
  handOver,
  toldApart,
  details,
  groups,
  corrections,
  currentId,
  forgetRun,
}: RepairParts) {
  /** Nobody is left without a sample. */
  const assertSome = (personId: number): void => {
    if (people.get(personId).samples === 0) throw new KithError('LastSample');
  };
  /** Whether a sample is there and a person's still: one that was removed for good is not put back. */
  const isOf = (sampleId: number, personId: number): boolean =>
    people.samples(personId).some(({ id }) => id === sampleId);

  type Stored = ReturnType<typeof repairs.get>;

  /** Has samples that a repair put aside be a person's again. */
  const takeBackAside = (
    personId: number,
    { before }: Stored,
    embedded: readonly Reembedded[],
  ): void => {
    for (const lost of before.aside ?? []) {
      if (aside.takeBack(lost.sampleId, currentId(), embedded)) labels.putBack(personId, lost);
    }
  };
  /** Answers with the id that somebody else has by now. */
  const unmerge = ({ repair, before }: Stored, changed: Changed): string | null => {
    const { merged, name, consent } = before;
    const into = repair.personId;
    // Its name is free again before the other one has it. Names may have stood beside each other before, and do again.
    if (name !== undefined) people.rename(into, name, true);
    if (consent !== undefined) people.setConsent(into, consent);
    people.insertAgain(merged!.id, merged!.name, merged!.enrolledAt, merged!.consent);
    handOver.giveBack(into, merged!.id, merged!.gave);
    for (const other of merged!.toldApart) toldApart.put(merged!.id, other, true);
    const { note, externalId } = merged!;
    const lostId = externalId !== null && details.isTaken(externalId) ? externalId : null;
    details.put(merged!.id, { note, externalId: lostId === null ? externalId : null });
    for (const groupId of merged!.groups) groups.put(groupId, merged!.id, true);
    assertSome(merged!.id);
    assertSome(into);
    portraits.settle(into);
    portraits.settle(merged!.id);
    if (merged!.portrait !== null && isOf(merged!.portrait, merged!.id)) {
      portraits.choose(merged!.id, merged!.portrait);
    }
    changed.set(into, merged!.id);
    return lostId;
  };
  const moveBack = ({ repair, before, otherId }: Stored, changed: Changed): void => {
    const from = repair.personId;
    const to = otherId!;
    for (const moved of before.moved!) {
      if (isOf(moved.sampleId, to)) labels.moveBack(from, moved);
    }
    portraits.settle(from);
    changed.set(from);
    if (repair.kind === 'moved') {
      assertSome(to);
      portraits.settle(to);
      return changed.set(to);
    }
    // Who was made for these samples goes with them; pictures that were added since are nobody else's.
    if (people.get(to).samples > 0) throw new KithError('UndoFirst', people.get(to).name);
    events.forgetEnrolled(to);
    // Their bar was raised for looks that were theirs alone.
    corrections.lower(handOver.give(to, from).corrections);
    people.remove(to);
    changed.gone(to);
  };
  const takeBack = (stored: Stored, embedded: readonly Reembedded[], changed: Changed): void => {
    const { personId } = stored.repair;
    takeBackAside(personId, stored, embedded);
    portraits.settle(personId);
    changed.set(personId);
  };

  return (repairId: number, embedded: readonly Reembedded[], changed: Changed): UndoneRepair => {
    const stored = repairs.get(repairId);
    const { repair, before } = stored;
    repairs.assertLast(repair);
    let lostId: string | null = null;
    switch (repair.kind) {
      case 'merged':
        forgetRun();
        // What both had: it was put aside as whose it had become.
        takeBackAside(repair.personId, stored, embedded);
        lostId = unmerge(stored, changed);
        break;
      case 'split':
      case 'moved':
        forgetRun();
        takeBackAside(stored.otherId!, stored, embedded);
        moveBack(stored, changed);
        break;
      case 'set aside':
      case 'removed':
        takeBack(stored, embedded, changed);
        break;
      case 'renamed':
        people.rename(repair.personId, before.name!, true);
        // The name that is taken back is in no table any more.
        repairs.countErasure();
        changed.renamed(repair.personId);
        break;
    }
    repairs.remove(repairId);
    return { ...repair, lostId };
  };
}
