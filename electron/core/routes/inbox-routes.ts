import type { Inbox } from '../inbox/inbox.ts';
import type { KithImplementer } from './implement-kith.ts';
import { jpeg } from './jpeg.ts';

/** The calls about unknown faces, answered. */
export function inboxRoutes({ inbox: os }: Pick<KithImplementer, 'inbox'>, inbox: Inbox) {
  return {
    state: os.state.handler(() => inbox.state()),
    switchOn: os.switchOn.handler(({ input }) => inbox.switchOn(input.words)),
    switchOff: os.switchOff.handler(({ input }) => inbox.switchOff(input.erase)),
    groups: os.groups.handler(({ signal }) => inbox.groups(signal)),
    picture: os.picture.handler(async ({ input }) => jpeg(await inbox.picture(input.faceId))),
    hold: os.hold.handler(async ({ input }) => ({ sighting: await inbox.hold(input.faceIds) })),
    lookAlikes: os.lookAlikes.handler(({ input }) =>
      inbox.lookAlikes(input.faceIds, input.personId),
    ),
    assign: os.assign.handler(async ({ input: { faceIds, personId, anyway } }) => ({
      added: await inbox.assign(faceIds, personId, anyway),
    })),
    ignore: os.ignore.handler(async ({ input }) => ({
      strangerId: await inbox.ignore(input.faceIds),
    })),
    discard: os.discard.handler(({ input }) => inbox.discard(input.faceIds, input.never)),
    restore: os.restore.handler(async ({ input }) => ({
      restored: await inbox.restore(input.faceIds),
    })),
    strangers: os.strangers.handler(() => inbox.strangers()),
    takeBack: os.takeBack.handler(({ input }) => inbox.takeBack(input.strangerId)),
    eraseStranger: os.eraseStranger.handler(({ input }) => inbox.eraseStranger(input.strangerId)),
  };
}
