import type { KithImplementer } from './implement-kith.ts';
import { jpeg } from './jpeg.ts';
import type { Kith } from '../kith.ts';

/** The calls about who is enrolled, their groups, and mending who is who. */
export function peopleRoutes(os: KithImplementer, kith: Kith) {
  const { repairs } = kith;
  return {
    people: {
      list: os.people.list.handler(() => kith.people.list()),
      get: os.people.get.handler(({ input }) => kith.people.get(input.personId)),
      pictures: os.people.pictures.handler(async ({ input }) =>
        (await kith.people.pictures(input.sampleIds)).map(({ sampleId, jpeg: picture }) => ({
          sampleId,
          jpeg: Buffer.from(picture).toString('base64'),
        })),
      ),
      rename: os.people.rename.handler(({ input }) =>
        kith.repairs.rename(input.personId, input.name),
      ),
      describe: os.people.describe.handler(({ input: { personId, ...change } }) =>
        kith.people.describe(personId, change),
      ),
      remove: os.people.remove.handler(({ input }) => kith.removals.begin(input.personId)),
      removeAll: os.people.removeAll.handler(({ input }) =>
        kith.removals.beginAll(input.personIds),
      ),
      learnedBy: os.people.learnedBy.handler(({ input }) =>
        kith.versions.learnedBy(input.personIds),
      ),
      seen: os.people.seen.handler(() => kith.people.seen()),
      choosePortrait: os.people.choosePortrait.handler(({ input }) =>
        kith.people.choosePortrait(input.personId, input.sampleId),
      ),
      removeSample: os.people.removeSample.handler(({ input }) =>
        kith.repairs.removeSamples(input.personId, [input.sampleId]),
      ),
      moveSample: os.people.moveSample.handler(({ input }) =>
        kith.repairs.moveSample(input.sampleId, input.toPersonId, input),
      ),
      vouched: os.people.vouched.handler(() => kith.people.vouched()),
      vouch: os.people.vouch.handler(({ input }) =>
        kith.people.vouch(input.sampleId, input.vouched),
      ),
    },
    groups: {
      list: os.groups.list.handler(() => kith.groups.list()),
      add: os.groups.add.handler(({ input: { name, color, personIds } }) =>
        kith.groups.add(name, color, personIds),
      ),
      change: os.groups.change.handler(({ input: { groupId, ...change } }) =>
        kith.groups.change(groupId, change),
      ),
      remove: os.groups.remove.handler(({ input }) => kith.groups.remove(input.groupId)),
      put: os.groups.put.handler(async ({ input: { groupId, personIds, isIn } }) => ({
        changed: await kith.groups.put(groupId, personIds, isIn),
      })),
    },
    repairs: {
      preview: os.repairs.preview.handler(({ input }) => repairs.preview(input.into, input.from)),
      merge: os.repairs.merge.handler(({ input }) => repairs.merge(input.merging, input)),
      split: os.repairs.split.handler(({ input: { personId, sampleIds, name, consent } }) =>
        repairs.split(personId, sampleIds, name, consent),
      ),
      move: os.repairs.move.handler(({ input }) =>
        repairs.move(input.personId, input.sampleIds, input.toPersonId, input),
      ),
      setAside: os.repairs.setAside.handler(({ input }) =>
        repairs.setAside(input.personId, input.sampleIds),
      ),
      list: os.repairs.list.handler(() => repairs.list()),
      undo: os.repairs.undo.handler(({ input }) => repairs.undo(input.repairId)),
      forget: os.repairs.forget.handler(({ input }) => repairs.forget(input.repairId)),
      aside: os.repairs.aside.handler(({ input }) => repairs.aside(input.personId)),
      asidePicture: os.repairs.asidePicture.handler(async ({ input }) =>
        jpeg(await repairs.asidePicture(input.sampleId)),
      ),
      takeBack: os.repairs.takeBack.handler(({ input }) => repairs.takeBack(input.sampleId)),
      eraseAside: os.repairs.eraseAside.handler(({ input }) => repairs.eraseAside(input.sampleId)),
      tellApart: os.repairs.tellApart.handler(({ input: { people, apart } }) =>
        repairs.tellApart(...people, apart),
      ),
      toldApart: os.repairs.toldApart.handler(() => repairs.toldApart()),
      removals: os.repairs.removals.handler(() => kith.removals.list()),
      keepPeople: os.repairs.keepPeople.handler(({ input }) => kith.removals.keep(input.personIds)),
    },
  };
}
