import { useTranslations } from 'use-intl';
import type { Person } from '../../../../electron/contract/index.ts';
import { useKith } from '../../../owner/kith-context.tsx';
import { notifyError } from '../../../ui/notify-error.tsx';
import { notifyUndo } from '../../../ui/notify-undo.tsx';

/** Remembers that two who look alike are two, says so, and offers to take it back. */
export function useTellApart(): (one: Person, other: Person) => Promise<void> {
  const kith = useKith();
  const t = useTranslations('repairs');
  return async (one, other) => {
    const tell = (apart: boolean): Promise<void> =>
      kith.repairs.tellApart({ people: [one.id, other.id], apart });
    try {
      await tell(true);
      notifyUndo(t('apart.done', { one: one.name, other: other.name }), t('undo'), () =>
        tell(false),
      );
    } catch (error) {
      notifyError(error);
    }
  };
}
