import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { keys, useKith } from '../owner/kith-context.tsx';
import { notifyError } from './notify-error.tsx';
import { useUndoOffer } from './undo-offers.ts';

/** The button that cleared is of no use any more. Focus that is somewhere else is left there. */
function focus(button: HTMLButtonElement | null): void {
  const { activeElement } = document;
  if (activeElement === document.body || activeElement?.matches(':disabled')) button?.focus();
}

/** Says that the activity list was cleared, for as long as that can be undone. */
export function ActivityCleared({
  onRestored,
}: {
  /** The list is back; what was pressed is not there any more. */
  onRestored?: () => void;
}) {
  const kith = useKith();
  const erasing = useQuery({
    queryKey: [...keys.activity, 'erasing'],
    queryFn: () => kith.activity.erasing(),
  });
  return erasing.data?.at ? <Cleared onRestored={onRestored} /> : null;
}

function Cleared({ onRestored }: { onRestored: (() => void) | undefined }) {
  const t = useTranslations('live.activity');
  const kith = useKith();
  const restore = (): void => void kith.activity.restore().then(() => onRestored?.(), notifyError);
  useUndoOffer(restore);
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs" mb="xs" role="status">
      <Text size="sm">{t('cleared')}</Text>
      <Button size="compact-sm" variant="light" ref={focus} onClick={restore}>
        {t('undo')}
      </Button>
    </Group>
  );
}
