import { ActionIcon, Button, Menu, Paper, SimpleGrid, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft, IconDots, IconPencil, IconPhotoPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { RemovePersonModal } from './remove-person-modal.tsx';
import { RenamePersonModal } from './rename-person-modal.tsx';
import { SampleCard } from './sample-card.tsx';

/** One person: their samples, consent, and what can be done. */
export function PersonPage({ personId }: { personId: number }) {
  const kith = useKith();
  const [, navigate] = useLocation();
  const query = useQuery({
    queryKey: keys.person(personId),
    queryFn: () => kith.people.get({ personId }),
  });
  const [renaming, renameModal] = useDisclosure(false);
  const [removing, removeModal] = useDisclosure(false);
  if (query.error) {
    return (
      <Page title="Person">
        <ErrorNotice error={query.error}>
          <Button component={Link} href="/people" variant="default" mt="sm">
            All people
          </Button>
        </ErrorNotice>
      </Page>
    );
  }
  if (!query.data) return null;
  const { person, samples, consent } = query.data;
  return (
    <Page
      title={person.name}
      subtitle={`Enrolled ${person.enrolledAt.toLocaleDateString(undefined, { dateStyle: 'long' })}`}
      actions={
        <>
          <Button
            component={Link}
            href="/people"
            variant="subtle"
            leftSection={<IconArrowLeft size={18} />}
          >
            People
          </Button>
          <Button
            component={Link}
            href={`/enroll/${person.id}`}
            variant="default"
            leftSection={<IconPhotoPlus size={18} />}
          >
            Add samples
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="default" size={36} aria-label="More">
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil size={17} />} onClick={renameModal.open}>
                Rename
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={17} />}
                onClick={removeModal.open}
              >
                Remove {person.name}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      <SimpleGrid cols={{ base: 4, md: 6, lg: 8 }} spacing="sm" aria-label="Samples">
        {samples.map((sample) => (
          <SampleCard key={sample.id} person={person} sample={sample} />
        ))}
      </SimpleGrid>
      {consent && (
        <Paper withBorder radius="lg" p="md" mt="lg" component="section" aria-label="Consent">
          <Text size="sm" fw={600}>
            Agreement of{' '}
            {consent.acceptedAt.toLocaleString(undefined, {
              dateStyle: 'long',
              timeStyle: 'short',
            })}
          </Text>
          <Text size="sm" c="dimmed">
            “{consent.wording}”
          </Text>
        </Paper>
      )}
      {renaming && <RenamePersonModal person={person} onClose={renameModal.close} />}
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
