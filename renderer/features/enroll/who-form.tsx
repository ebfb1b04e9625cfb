import { Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { consentWording } from '../../i18n/en.ts';

/** Asks who is enrolled and for their agreement, or, of somebody enrolled already, only whether to begin. */
export function WhoForm({
  asksName,
  name,
  agreed,
  canBegin,
  checking,
  onName,
  onAgree,
  onBegin,
}: {
  asksName: boolean;
  name: string;
  agreed: boolean;
  canBegin: boolean;
  /** Whether the name is being looked up. */
  checking: boolean;
  onName: (name: string) => void;
  onAgree: (given: boolean) => void;
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
        {asksName && (
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
              onChange={(event) => onAgree(event.currentTarget.checked)}
            />
          </>
        )}
        <Button type="submit" size="md" disabled={!canBegin} loading={checking}>
          Begin
        </Button>
        {asksName && (
          <Text size="xs" c="dimmed">
            The agreement is stored with its time. The person gives it, not the one who clicks.
          </Text>
        )}
      </Stack>
    </form>
  );
}
