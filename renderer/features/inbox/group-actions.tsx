import { useState } from 'react';
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconDots, IconUserOff, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useLocation } from 'wouter';
import { useKith, usePeople } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { notifyUndo } from '../../ui/notify-undo.tsx';
import { placeOfSighting } from '../../ui/people-places.ts';
import { AssignModal } from './assign-modal.tsx';

/** What can be done about faces of one person. */
export function GroupActions({
  faceIds,
  suggested,
}: {
  faceIds: number[];
  /** Whom they look like. */
  suggested: number | null;
}) {
  const t = useTranslations('inbox');
  const kith = useKith();
  const people = usePeople().data ?? [];
  const [, navigate] = useLocation();
  const [assigning, setAssigning] = useState(false);
  const none = faceIds.length === 0;
  const enroll = async (): Promise<void> => {
    const { sighting } = await kith.inbox.hold({ faceIds });
    navigate(placeOfSighting(sighting), { state: { kept: true } });
  };
  const ignore = async (): Promise<void> => {
    const { strangerId } = await kith.inbox.ignore({ faceIds });
    notifyUndo(t('done.ignored'), t('done.undo'), () => kith.inbox.takeBack({ strangerId }));
  };
  const discard = async (never: boolean): Promise<void> => {
    await kith.inbox.discard({ faceIds, never });
    const done = never ? t('done.never') : t('done.discarded', { count: faceIds.length });
    notifyUndo(done, t('done.undo'), () => kith.inbox.restore({ faceIds }));
  };
  return (
    <Group gap="xs" mt="sm">
      <Button
        size="xs"
        disabled={none}
        leftSection={<IconUserPlus size={16} />}
        onClick={() => void enroll().catch(notifyError)}
      >
        {t('actions.enroll')}
      </Button>
      {people.length > 0 && (
        <Button
          size="xs"
          variant="default"
          disabled={none}
          leftSection={<IconUsers size={16} />}
          onClick={() => setAssigning(true)}
        >
          {t('actions.assign')}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        disabled={none}
        leftSection={<IconUserOff size={16} />}
        onClick={() => void ignore().catch(notifyError)}
      >
        {t('actions.ignore')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t('actions.more')} disabled={none}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void discard(false).catch(notifyError)}>
            {t('actions.discard')}
          </Menu.Item>
          <Menu.Item color="red" onClick={() => void discard(true).catch(notifyError)}>
            {t('actions.never')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {assigning && (
        <AssignModal faceIds={faceIds} suggested={suggested} onClose={() => setAssigning(false)} />
      )}
    </Group>
  );
}
