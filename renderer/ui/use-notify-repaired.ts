import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import type { Repaired } from '../../electron/contract/index.ts';
import { useKith } from '../owner/kith-context.tsx';
import { notifyUndo } from './notify-undo.tsx';
import { useTellUndone } from './use-tell-undone.ts';

/** Says what was mended among people, with a way to undo it at once; the history has it for longer. */
export function useNotifyRepaired() {
  const kith = useKith();
  const t = useTranslations('repairs');
  const tellUndone = useTellUndone();
  return (words: string, { repairId, known = 0 }: Repaired & { known?: number }): void => {
    const done = known === 0 ? words : `${words} ${t('known', { count: known })}`;
    if (repairId === null) notifications.show({ message: done });
    else {
      notifyUndo(done, t('undo'), async () => {
        const undone = await kith.repairs.undo({ repairId });
        // That it is as before is seen.
        if (undone.lostId !== null) tellUndone(undone);
      });
    }
  };
}
