import { Text } from '@mantine/core';
import { useStatus } from '../../owner/kith-context.tsx';
import { useCopiesText } from '../../ui/copies-text.ts';

/** When the gallery, and this person with it, was copied last. */
export function CopiesNote() {
  const copies = useStatus().data?.copies;
  const text = useCopiesText();
  return copies ? (
    <Text size="xs" c="dimmed">
      {text(copies)}
    </Text>
  ) : null;
}
