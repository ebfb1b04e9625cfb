import { useState } from 'react';
import {
  ActionIcon,
  Alert,
  Button,
  Group,
  Menu,
  Modal,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import {
  IconArrowLeft,
  IconDots,
  IconPencil,
  IconPhotoPlus,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { Person, Sample } from '../../../electron/contract/index.ts';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { countText } from '../../i18n/en.ts';
import { notifyError } from '../../ui/describe-error.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import classes from './person-page.module.css';

/** One person: their samples, consent, and what can be done. */
export function PersonPage({ personId }: { personId: number }) {
  const kith = useKith();
  const [, navigate] = useLocation();
  const query = useQuery({
    queryKey: keys.person(personId),
    queryFn: () => kith.people.get({ personId }),
  });
  const [renaming, rename] = useDisclosure(false);
  const [removing, remove] = useDisclosure(false);
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
              <Menu.Item leftSection={<IconPencil size={17} />} onClick={rename.open}>
                Rename
              </Menu.Item>
              <Menu.Item color="red" leftSection={<IconTrash size={17} />} onClick={remove.open}>
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
      {renaming && <RenameModal person={person} onClose={rename.close} />}
      {removing && (
        <RemoveModal
          person={person}
          onClose={remove.close}
          onRemoved={(then) => navigate(then === 'retrain' ? '/training' : '/people')}
        />
      )}
    </Page>
  );
}

function SampleCard({ person, sample }: { person: Person; sample: Sample }) {
  const kith = useKith();
  const only = person.samples === 1;
  const remove = (): void => {
    void kith.people.removeSample({ personId: person.id, sampleId: sample.id }).catch(notifyError);
  };
  return (
    <div className={classes.sample}>
      <Portrait sampleId={sample.hasChip ? sample.id : null} name={person.name} size="100%" />
      <ActionIcon
        className={classes.remove}
        size={24}
        radius="xl"
        color="dark"
        aria-label="Remove this sample"
        title={only ? 'The last sample cannot be removed' : 'Remove this sample'}
        disabled={only}
        onClick={remove}
      >
        <IconX size={15} />
      </ActionIcon>
      <Text size="xs" c="dimmed" ta="center" mt={3}>
        {sample.source === 'webcam' ? 'Camera' : 'Photo'} · {sample.takenAt.toLocaleDateString()}
      </Text>
    </div>
  );
}

function RenameModal({ person, onClose }: { person: Person; onClose: () => void }) {
  const kith = useKith();
  const [name, setName] = useState(person.name);
  const [error, setError] = useState<unknown>(null);
  const save = async (): Promise<void> => {
    try {
      await kith.people.rename({ personId: person.id, name });
      onClose();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Modal opened onClose={onClose} title={`Rename ${person.name}`} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          {error !== null && <ErrorNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Rename</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function RemoveModal({
  person,
  onClose,
  onRemoved,
}: {
  person: Person;
  onClose: () => void;
  onRemoved: (then: 'stay' | 'retrain') => void;
}) {
  const kith = useKith();
  const [working, setWorking] = useState(false);
  const learnedBy =
    useQuery({
      queryKey: [...keys.person(person.id), 'learned by'],
      queryFn: () => kith.people.learnedBy({ personId: person.id }),
    }).data ?? [];
  const remove = async (then: 'stay' | 'retrain'): Promise<void> => {
    setWorking(true);
    try {
      const { name } = await kith.people.remove({ personId: person.id });
      notifications.show({ message: `${name} was removed, with everything kept of them.` });
      onRemoved(then);
    } catch (problem) {
      setWorking(false);
      notifyError(problem);
    }
  };
  return (
    <Modal opened onClose={onClose} title={`Remove ${person.name}?`} centered>
      <Stack>
        <Text size="sm">
          Their {countText(person.samples, 'sample')}, the numbers computed from them, their
          agreement and their history are erased from the file. This cannot be undone.
        </Text>
        {learnedBy.length > 0 && (
          <Alert color="amber" title="Versions that learned from them">
            <Text size="sm">
              {learnedBy.map((version) => version.name).join(', ')}: what these learned stays in
              their weights. Retrain without them, then remove those versions.
            </Text>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep
          </Button>
          {learnedBy.length > 0 && (
            <Button
              color="red"
              variant="light"
              loading={working}
              onClick={() => void remove('retrain')}
            >
              Remove and retrain
            </Button>
          )}
          <Button color="red" loading={working} onClick={() => void remove('stay')}>
            Remove
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
