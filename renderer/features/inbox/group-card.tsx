import { useId, useState } from 'react';
import { Badge, Button, Checkbox, Paper, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import {
  poseSegment,
  type UnknownFace,
  type UnknownGroup,
} from '../../../electron/contract/index.ts';
import { GroupActions } from './group-actions.tsx';
import classes from './inbox-page.module.css';
import { UnknownPicture } from './unknown-picture.tsx';

/** Pictures of a group that are shown before it is looked through. */
const SHOWN = 6;
const SIZE = 84;

/** An unknown person: how often, when and where they were seen, their pictures, and what can be done. */
export function GroupCard({ group }: { group: UnknownGroup }) {
  const t = useTranslations('inbox.group');
  const segments = useTranslations('capture.segment');
  const format = useFormatter();
  const title = useId();
  const [looking, setLooking] = useState(false);
  /** Faces that were taken out, by their numbers. */
  const [out, setOut] = useState<ReadonlySet<number>>(new Set());
  const { faces, times, poses, looksLike, portrait } = group;
  const chosen = faces.filter(({ id }) => !out.has(id));
  const shown = looking ? faces : portraitFirst(faces, portrait).slice(0, SHOWN);
  const cameras = [...new Set(faces.flatMap(({ camera }) => camera ?? []))];
  const at = (date: Date): string =>
    format.dateTime(date, { dateStyle: 'medium', timeStyle: 'short' });
  const [first, last] = [at(faces[0]!.at), at(faces.at(-1)!.at)];
  const missing = poseSegment.options.filter((segment) => !poses.includes(segment));
  const toggle = (id: number): void =>
    setOut((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <Paper component="li" withBorder radius="lg" p="md" aria-labelledby={title}>
      <div className={classes.head}>
        <div className={classes.words}>
          <Text size="sm" fw={600} id={title}>
            {t('name', { count: faces.length })}
            {looksLike && (
              <Badge ml="xs" variant="light" tt="none">
                {t('looksLike', { name: looksLike.person })}
              </Badge>
            )}
          </Text>
          <Text size="sm" c="dimmed">
            {[
              t('seen', { times }),
              first === last ? first : t('span', { from: first, to: last }),
              ...cameras,
            ].join(' · ')}
          </Text>
          <Text size="xs" c="dimmed">
            {missing.length === 0
              ? t('complete')
              : t('missing', { poses: format.list(missing.map((segment) => segments(segment))) })}
          </Text>
        </div>
        <Button
          size="xs"
          variant="subtle"
          aria-expanded={looking}
          aria-label={t(looking ? 'closeOf' : 'lookOf')}
          onClick={() => setLooking(!looking)}
        >
          {t(looking ? 'close' : 'look')}
        </Button>
      </div>
      <ul className={classes.pictures}>
        {shown.map((face) => (
          <li key={face.id} className={out.has(face.id) ? classes.out : undefined}>
            <UnknownPicture
              faceId={face.id}
              label={t('picture', { at: at(face.at) })}
              size={SIZE}
            />
            {looking && (
              <Checkbox
                aria-label={t('belongs', { at: at(face.at) })}
                checked={!out.has(face.id)}
                onChange={() => toggle(face.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {(looking || out.size > 0) && (
        <Text size="sm" mt="xs" role="status">
          {chosen.length === 0 ? t('none') : t('taken', { count: faces.length - chosen.length })}
        </Text>
      )}
      <GroupActions faceIds={chosen.map(({ id }) => id)} suggested={looksLike?.personId ?? null} />
    </Paper>
  );
}

function portraitFirst(faces: readonly UnknownFace[], portrait: number): UnknownFace[] {
  return faces.toSorted((a, b) => Number(b.id === portrait) - Number(a.id === portrait));
}
