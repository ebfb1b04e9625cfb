import { List, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { BundledPerson, BundlePreview } from '../../../../electron/contract/index.ts';

/** How many people are listed by name. */
const MOST_LISTED = 20;

/** What is in a bundle, and what adding it would do. */
export function BundleContents({ preview }: { preview: BundlePreview }) {
  const t = useTranslations('bundles.import');
  const format = useFormatter();
  const { people, samples, at, kith, pictures, toEmbed, newVersions } = preview;
  const of = (kind: BundledPerson['kind']) => people.filter((person) => person.kind === kind);
  const [fresh, same, taken] = [of('new'), of('same'), of('name taken')];
  const idsTaken = people.filter(({ idTaken }) => idTaken).map(({ as }) => as);
  const otherwise = same.filter(({ name, as }) => name !== as);
  const freshPictures = same.reduce((sum, one) => sum + one.samples - one.known, 0);
  return (
    <Stack gap="xs">
      <Text size="sm" fw={550}>
        {t('from', {
          people: people.length,
          samples,
          kith,
          at: format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' }),
        })}
      </Text>
      {!pictures && <Text size="sm">{t('withoutPictures')}</Text>}
      {fresh.length > 0 && <Text size="sm">{t('new', { count: fresh.length })}</Text>}
      {same.length > 0 && (
        <Text size="sm">{t('same', { count: same.length, fresh: freshPictures })}</Text>
      )}
      {otherwise.length > 0 && (
        <Renamed title={t('sameAs', { count: otherwise.length })} people={otherwise} />
      )}
      {taken.length > 0 && <Renamed title={t('taken', { count: taken.length })} people={taken} />}
      {idsTaken.length > 0 && (
        <Text size="sm">
          {t('idsTaken', { names: format.list(idsTaken.slice(0, MOST_LISTED)) })}
        </Text>
      )}
      {(['consent', 'note', 'id'] as const).map((what) => {
        const names = same.filter(({ fills }) => fills.includes(what)).map(({ as }) => as);
        if (names.length === 0) return null;
        const some = format.list(names.slice(0, MOST_LISTED));
        return (
          <Text key={what} size="sm">
            {t('fills', { count: names.length, names: some, what: t(`filled.${what}`) })}
          </Text>
        );
      })}
      {newVersions > 0 && <Text size="sm">{t('versions', { count: newVersions })}</Text>}
      {toEmbed.merging > 0 && <Text size="sm">{t('toEmbed', { count: toEmbed.merging })}</Text>}
    </Stack>
  );
}

/** People with what they are called here. */
function Renamed({ title, people }: { title: string; people: readonly BundledPerson[] }) {
  const t = useTranslations('bundles.import');
  const rest = people.length - MOST_LISTED;
  return (
    <div>
      <Text size="sm">{title}</Text>
      <List size="sm">
        {people.slice(0, MOST_LISTED).map(({ name, as }) => (
          <List.Item key={as}>{t('takenAs', { name, as })}</List.Item>
        ))}
        {rest > 0 && <List.Item>{t('more', { count: rest })}</List.Item>}
      </List>
    </div>
  );
}
