import {
  Button,
  Center,
  Checkbox,
  List,
  Paper,
  Stack,
  Text,
  ThemeIcon,
  Title,
} from '@mantine/core';
import { IconDeviceDesktop, IconLock, IconTrash, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useKith, useSettings, useStatus } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';

/** The first-run page: what Kith keeps, where, and what it cannot do. */
export function WelcomePage() {
  const kith = useKith();
  const status = useStatus().data;
  const settings = useSettings().data;
  const [keepChips, setKeepChips] = useState(true);
  const begin = (): void => {
    void kith.settings.update({ welcomed: true, keepChips }).catch(notifyError);
  };
  const facts = [
    {
      icon: IconDeviceDesktop,
      title: 'Everything stays on this computer',
      text: `Kith talks to no server. Your gallery is in ${status?.dataFolder ?? 'the data folder'}.`,
    },
    {
      icon: IconLock,
      title: 'The gallery is encrypted',
      text: !status
        ? 'Settings says how its key is kept.'
        : status.key.weak
          ? 'Its key is in a file beside it, because this system offers no keyring. That is weak: whoever can read your files can read the gallery.'
          : `Its key is kept by the system: ${status.key.description}.`,
    },
    {
      icon: IconUserQuestion,
      title: 'Strangers stay strangers',
      text: `A face is given a name only above a threshold measured on thousands of strangers, of whom at most 1 in ${settings ? Math.round(1 / settings.wantedFpir) : 100} is to be mistaken for somebody enrolled. Kith does not detect printed or filmed faces; do not use it as a lock.`,
    },
    {
      icon: IconTrash,
      title: 'You can take it back',
      text: 'Removing a person erases their pictures, numbers and history from the file, not just from the list.',
    },
  ];
  return (
    <Center mih="100vh" p="md">
      <Paper withBorder radius="lg" p={{ base: 'lg', md: 'xl' }} maw={640} component="main">
        <Stack gap="md">
          <Title order={1} size="h2">
            Welcome to Kith
          </Title>
          <Text c="dimmed">
            Kith learns the faces of people who agree to it, and recognizes them in front of your
            camera.
          </Text>
          <List spacing="sm" center={false} listStyleType="none" p={0}>
            {facts.map(({ icon: Icon, title, text }) => (
              <List.Item
                key={title}
                icon={
                  <ThemeIcon size={36} radius="md" variant="light">
                    <Icon size={20} stroke={1.7} />
                  </ThemeIcon>
                }
              >
                <Text fw={600}>{title}</Text>
                <Text size="sm" c="dimmed">
                  {text}
                </Text>
              </List.Item>
            ))}
          </List>
          <Checkbox
            label="Keep the cropped pictures, encrypted"
            description="Needed to retrain later and to show you who is who. Without them only numbers are kept, and a new network means enrolling everyone again."
            checked={keepChips}
            onChange={(event) => setKeepChips(event.currentTarget.checked)}
          />
          <Button size="md" onClick={begin} data-autofocus autoFocus>
            Start
          </Button>
        </Stack>
      </Paper>
    </Center>
  );
}
