import { Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { consentWording } from '../../i18n/en.ts';

/** Who is enrolled, and their agreement; of somebody who is enrolled already only when to begin. */
export function WhoForm({
  known,
  name,
  agreed,
  canBegin,
  checking,
  onName,
  onAgreed,
  onBegin,
}: {
  /** Whether samples are added to somebody who is enrolled. */
  known: boolean;
  name: string;
  agreed: boolean;
  canBegin: boolean;
  /** Whether the name is being looked up. */
  checking: boolean;
  onName: (name: string) => void;
  onAgreed: (agreed: boolean) => void;
  onBegin: () => void;
}) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onBegin();
      }}
    >
      <Stack gap="md">
        {!known && (
          <>
            <TextInput
              label="Name"
              placeholder="Who is in front of the camera?"
              value={name}
              onChange={(event) => onName(event.currentTarget.value)}
              maxLength={10_000}
              autoFocus
              data-autofocus
              size="md"
            />
            <Checkbox
              label={consentWording}
              checked={agreed}
              onChange={(event) => onAgreed(event.currentTarget.checked)}
            />
          </>
        )}
        <Button type="submit" size="md" disabled={!canBegin} loading={checking}>
          Begin
        </Button>
        {!known && (
          <Text size="xs" c="dimmed">
            The agreement is stored with its time. The person gives it, not the one who clicks.
          </Text>
        )}
      </Stack>
    </form>
  );
}
