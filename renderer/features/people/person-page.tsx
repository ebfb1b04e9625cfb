import { useDeferredValue } from 'react';
import { ActionIcon, Button, Group, Menu, SimpleGrid, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconArrowLeft,
  IconDots,
  IconPencil,
  IconPhotoPlus,
  IconScan,
  IconTrash,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Link, useLocation } from 'wouter';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ConsentPanel } from './consent-panel.tsx';
import { CorrectionsPanel } from './corrections-panel.tsx';
import { CopiesNote } from './copies-note.tsx';
import { LearnedPanel } from './learned-panel.tsx';
import { PersonDetails } from './person-details.tsx';
import classes from './person-page.module.css';
import { PersonOverview } from './person-overview.tsx';
import { PicturesPanel } from './pictures-panel.tsx';
import { AsidePanel } from './repairs/aside-panel.tsx';
import { MergeModal } from './repairs/merge-modal.tsx';
import { RemovePersonModal } from './remove-person-modal.tsx';
import { SelfTestPanel } from './self-test/self-test-panel.tsx';
import { RenamePersonModal } from './rename-person-modal.tsx';
import { TryItModal } from './try-it-modal.tsx';

/** One person: what is known of them, their pictures, and what can be done. */
export function PersonPage({ personId }: { personId: number }) {
  const t = useTranslations('people.person');
  const repairs = useTranslations('repairs');
  const kith = useKith();
  const [, navigate] = useLocation();
  const query = useQuery({
    queryKey: keys.person(personId),
    queryFn: () => kith.people.get({ personId }),
  });
  // A page of many parts is drawn piece by piece: whatever is pressed meanwhile does not wait for it.
  const found = useDeferredValue(query.data ?? null, null);
  const [renaming, renameModal] = useDisclosure(false);
  const [merging, mergeModal] = useDisclosure(false);
  const [removing, removeModal] = useDisclosure(false);
  const [trying, tryItModal] = useDisclosure(false);
  if (query.error) {
    return (
      <Page title={t('title')}>
        <ErrorNotice error={query.error}>
          <Button component={Link} href="/people" variant="default" mt="sm">
            {t('all')}
          </Button>
        </ErrorNotice>
      </Page>
    );
  }
  if (!found) return null;
  const { person, samples, consent, portraitIsChosen } = found;
  return (
    <Page
      title={person.name}
      tellsOf={t('title')}
      actions={
        <>
          <Button
            component={Link}
            href="/people"
            variant="subtle"
            leftSection={<IconArrowLeft size={18} className={classes.back} />}
            aria-label={t('back')}
            classNames={{ label: classes.backLabel!, section: classes.backSection! }}
          >
            {t('back')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconScan size={18} />}
            className={classes.action}
            onClick={tryItModal.open}
          >
            {t('tryIt')}
          </Button>
          <Group gap="xs" wrap="nowrap" className={classes.action}>
            <Button
              component={Link}
              href={`/enroll/${person.id}`}
              className={classes.action}
              leftSection={<IconPhotoPlus size={18} />}
            >
              {t('add')}
            </Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="default" size={36} aria-label={t('more')}>
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown maw="min(320px, 90vw)">
                <Menu.Item leftSection={<IconPencil size={17} />} onClick={renameModal.open}>
                  {t('rename')}
                </Menu.Item>
                <Menu.Item leftSection={<IconUsersGroup size={17} />} onClick={mergeModal.open}>
                  {repairs('merge.open')}
                </Menu.Item>
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={17} />}
                  onClick={removeModal.open}
                  classNames={{ itemLabel: classes.itemLabel }}
                >
                  {t('remove', { name: person.name })}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </Group>
        </>
      }
    >
      <div className={classes.columns}>
        <Stack gap="md">
          <PersonOverview person={person} samples={samples} />
          <PersonDetails key={person.id} person={person} />
        </Stack>
        <Stack gap="md">
          <PicturesPanel person={person} samples={samples} portraitIsChosen={portraitIsChosen} />
          <SelfTestPanel person={person} samples={samples} />
          <AsidePanel personId={person.id} />
          <CorrectionsPanel personId={person.id} />
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <ConsentPanel consent={consent} />
            <LearnedPanel person={person} />
          </SimpleGrid>
          <CopiesNote />
        </Stack>
      </div>
      {trying && <TryItModal person={person} onClose={tryItModal.close} />}
      {renaming && <RenamePersonModal person={person} onClose={renameModal.close} />}
      {merging && <MergeModal person={person} onClose={mergeModal.close} />}
      {removing && (
        <RemovePersonModal
          person={person}
          onClose={removeModal.close}
          onRemoved={(then) => navigate(then === 'retrain' ? '/training' : '/people')}
        />
      )}
    </Page>
  );
}
