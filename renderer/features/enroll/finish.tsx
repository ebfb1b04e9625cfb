import { useEffect, useRef } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from './finish.module.css';
import type { Lack } from '../../capture/poses.ts';

/**
 * The way out of the capture: saves what is complete, or finishes with what there is, told what that costs; and the choice
 * between moving the head and not.
 */
export function Finish({
  name,
  lack,
  still,
  canSave,
  canFinishEarly,
  canChoose,
  onSave,
  onFinishEarly,
  onStill,
}: {
  name: string;
  /** What the enrollment lacks as it is, which costs the person something; null when nothing is open. */
  lack: Lack | null;
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
  const t = useTranslations('enroll');
  const early = !canSave && canFinishEarly;
  const save = useRef<HTMLButtonElement>(null);
  const choice = useRef<HTMLButtonElement>(null);
  /** Whether it was saved from here: what comes of that may be a question, which is left again. */
  const pressed = useRef(false);
  // The work goes on at Save: Enter should not undo the choice that it was made with.
  useEffect(() => {
    if (!canSave) return;
    if (pressed.current || document.activeElement === choice.current) save.current?.focus();
    pressed.current = false;
  }, [canSave]);
  return (
    <Stack gap={6}>
      {early ? (
        <Button size="md" variant="default" onClick={onFinishEarly}>
          {t('finish.saveThese')}
        </Button>
      ) : (
        <Button
          ref={save}
          size="md"
          disabled={!canSave}
          onClick={() => {
            pressed.current = true;
            onSave();
          }}
          title={t('finish.save', { name })}
          classNames={{ label: classes.label! }}
        >
          {t('finish.save', { name })}
        </Button>
      )}
      {lack && (early || still || canSave) && (
        <Text size="sm" c="dimmed">
          {t(`lack.${lack}`)}
        </Text>
      )}
      {canChoose && lack && (
        <Button ref={choice} size="compact-sm" variant="subtle" onClick={() => onStill(!still)}>
          {t(still ? 'finish.turn' : 'finish.still')}
        </Button>
      )}
    </Stack>
  );
}
