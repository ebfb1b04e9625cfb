import { useState } from 'react';
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { Person } from '../../../electron/contract/index.ts';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { countText } from '../../i18n/en.ts';
import { notifyError } from '../../ui/notify-error.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';

/** Asks before a person is removed, and says which versions learned from them. */
export function RemovePersonModal({
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
  const query = useQuery({
    queryKey: [...keys.person(person.id), 'learned by'],
    queryFn: () => kith.people.learnedBy({ personId: person.id }),
  });
  const learnedBy = query.data ?? [];
  const removePerson = async (then: 'stay' | 'retrain'): Promise<void> => {
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
        {/* No version is only said to have learned from them once that is known. */}
        {query.error && <ErrorNotice error={query.error} />}
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
              onClick={() => void removePerson('retrain')}
            >
              Remove and retrain
            </Button>
          )}
          <Button
            color="red"
            loading={working}
            disabled={query.isPending}
            onClick={() => void removePerson('stay')}
          >
            Remove
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
