import { useEffect, useRef } from 'react';
import { Button, Stack, Text } from '@mantine/core';

/**
 * The way out of the capture: saves what is complete, or finishes with what there is, told what that costs; and the choice
 * between moving the head and not.
 */
export function Finish({
  name,
  cost,
  still,
  canSave,
  canFinishEarly,
  canChoose,
  onSave,
  onFinishEarly,
  onStill,
}: {
  name: string;
  /** What it costs the person to be saved as they are; null when nothing is open. */
  cost: string | null;
  /** Whether the person chose not to move their head. */
  still: boolean;
  canSave: boolean;
  canFinishEarly: boolean;
  /** Whether the way of capturing can be chosen now. */
  canChoose: boolean;
  onSave: () => void;
  onFinishEarly: () => void;
  onStill: (still: boolean) => void;
}) {
  const early = !canSave && canFinishEarly;
  const save = useRef<HTMLButtonElement>(null);
  const choice = useRef<HTMLButtonElement>(null);
  // The work goes on at Save: Enter should not undo the choice that it was made with.
  useEffect(() => {
    if (canSave && document.activeElement === choice.current) save.current?.focus();
  }, [canSave]);
  return (
    <Stack gap={6}>
      {early ? (
        <Button size="md" variant="default" onClick={onFinishEarly}>
          Finish with these
        </Button>
      ) : (
        <Button ref={save} size="md" disabled={!canSave} onClick={onSave}>
          Save {name}
        </Button>
      )}
      {cost && (early || still || canSave) && (
        <Text size="sm" c="dimmed">
          {cost}
        </Text>
      )}
      {canChoose && cost && (
        <Button ref={choice} size="compact-sm" variant="subtle" onClick={() => onStill(!still)}>
          {still ? 'Turn the head after all' : 'Without moving the head'}
        </Button>
      )}
    </Stack>
  );
}
