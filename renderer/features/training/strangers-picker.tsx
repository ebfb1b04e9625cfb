import { useEffect, useRef, useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { hasCode, limits, photoRefusals } from '../../../electron/contract/index.ts';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { readAgain } from '../../owner/read-again.ts';
import { notifyError } from '../../ui/notify-error.tsx';
import { useJudgeWords } from '../../ui/use-judge-words.ts';
import { WorkProgress } from '../../ui/work-progress.tsx';
import classes from './strangers-picker.module.css';

/**
 * Photos of people who are not enrolled: the more, the better the judge knows how strangers are refused. `enrolled` of those given
 * do not count: they show people who are.
 */
export function StrangersPicker({
  photos,
  people,
  enrolled,
}: {
  photos: number;
  people: number;
  enrolled: number;
}) {
  const kith = useKith();
  const t = useTranslations('training');
  const words = useJudgeWords();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<{ done: number; total: number } | null>(null);
  const stopped = useRef(false);
  // A page that is left reads no more: nobody could stop it.
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  const [leftOut, setLeftOut] = useState(0);
  const refresh = () =>
    Promise.all([readAgain(queries, keys.plan), readAgain(queries, keys.measured)]);
  const add = async (files: readonly File[]): Promise<void> => {
    stopped.current = false;
    const photos = files.filter(mayBePhoto);
    setLeftOut(files.length - photos.length);
    for (const [done, file] of photos.entries()) {
      if (stopped.current) break;
      setReading({ done, total: photos.length });
      try {
        await kith.training.addStranger({ file, name: file.name, person: personOf(file) });
      } catch (error) {
        // Anything else ends the reading, and is said.
        if (!photoRefusals.some((code) => hasCode(error, code))) {
          notifyError(error);
          break;
        }
        setLeftOut((before) => before + 1);
      }
    }
    setReading(null);
    await refresh();
  };
  return (
    <div>
      <Group justify="space-between" gap="sm">
        <div className={classes.text}>
          <Text size="sm" fw={550}>
            {t('strangers.title')}
          </Text>
          <Text size="sm" c="dimmed">
            {photos === 0 ? t('strangers.none') : t('strangers.some', { photos, people })}
            {words.enrolledStrangers(enrolled).map((sentence) => ` ${sentence}`)}
            {leftOut > 0 && ` ${t('strangers.leftOut', { count: leftOut })}`}
          </Text>
        </div>
        <Group gap="xs">
          {photos + enrolled > 0 && (
            <Button
              variant="subtle"
              onClick={() => void kith.training.clearStrangers().then(refresh, notifyError)}
            >
              {t('strangers.forget')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconUsersGroup size={18} />}
            disabled={reading !== null}
            onClick={() => input.current?.click()}
          >
            {t('strangers.add')}
          </Button>
        </Group>
      </Group>
      {reading && (
        <WorkProgress
          label={t('strangers.progress')}
          share={reading.done / reading.total}
          text={t('progressOf', reading)}
          onStop={() => (stopped.current = true)}
        />
      )}
      <input
        ref={input}
        type="file"
        hidden
        multiple
        // A folder, in Chromium; the attribute is not in React's types.
        {...{ webkitdirectory: '' }}
        aria-label={t('strangers.folder')}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          void add(files);
        }}
      />
    </div>
  );
}

/** Whether a file is worth reading as a photo. The system does not know the type of every picture. */
function mayBePhoto({ type, size }: File): boolean {
  return (type === '' || type.startsWith('image/')) && size <= limits.photoBytes;
}

/** Whose photo a file of the chosen folder is: the folder inside it that it lies in; null for one that lies in it directly. */
function personOf({ webkitRelativePath }: File): string | null {
  const [, person, ...rest] = webkitRelativePath.split('/');
  return person !== undefined && rest.length > 0 ? person : null;
}
