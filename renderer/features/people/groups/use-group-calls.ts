import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import type { GroupColor, PeopleGroup } from '../../../../electron/contract/index.ts';
import { useKith } from '../../../owner/kith-context.tsx';
import { notifyError } from '../../../ui/notify-error.tsx';
import { notifyUndo } from '../../../ui/notify-undo.tsx';

/** Puts people into groups and takes them out, says what came of it, and offers to undo it. */
export function useGroupCalls() {
  const kith = useKith();
  const t = useTranslations('peopleList.groups');
  const said = (group: PeopleGroup, changed: readonly number[], isIn: boolean): void => {
    const done = t(isIn ? 'added' : 'takenOut', { count: changed.length, group: group.name });
    if (changed.length === 0) notifications.show({ message: done });
    else {
      notifyUndo(done, t('undo'), () =>
        kith.groups.put({ groupId: group.id, personIds: [...changed], isIn: !isIn }),
      );
    }
  };
  return {
    put: async (group: PeopleGroup, personIds: readonly number[], isIn: boolean): Promise<void> => {
      try {
        const { changed } = await kith.groups.put({
          groupId: group.id,
          personIds: [...personIds],
          isIn,
        });
        said(group, changed, isIn);
      } catch (error) {
        notifyError(error);
      }
    },
    /** Makes one of these people. Rejects with what is wrong about its name. */
    make: async (name: string, color: GroupColor, personIds: readonly number[]): Promise<void> => {
      const group = await kith.groups.add({ name, color, personIds: [...personIds] });
      if (personIds.length > 0) said(group, personIds, true);
    },
    change: async (group: PeopleGroup, name: string, color: GroupColor): Promise<void> => {
      await kith.groups.change({ groupId: group.id, name, color });
    },
    /** Its people stay; undone, it is there again with all of them. */
    remove: async (group: PeopleGroup): Promise<void> => {
      try {
        const { personIds } = await kith.groups.remove({ groupId: group.id });
        const { name, color } = group;
        notifyUndo(t('removed', { name }), t('undo'), () =>
          kith.groups.add({ name, color, personIds }),
        );
      } catch (error) {
        notifyError(error);
      }
    },
  };
}
