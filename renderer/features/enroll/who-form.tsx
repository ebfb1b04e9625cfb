import { Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { CaptureMethod, Consent } from '../../../electron/contract/index.ts';
import { limits } from '../../../electron/contract/index.ts';
import { MethodChoice } from './method-choice.tsx';

/** Asks who is enrolled, for their agreement, and where the pictures come from; of somebody enrolled already only the last. */
export function WhoForm({
  asksName,
  name,
  consent,
  method,
  canBegin,
  checking,
  onName,
  onConsent,
  onMethod,
  onBegin,
}: {
  asksName: boolean;
  name: string;
  consent: Consent | null;
  /** Null where that is no question. */
  method: CaptureMethod | null;
  canBegin: boolean;
  /** Whether the name is being looked up. */
  checking: boolean;
  onName: (name: string) => void;
  /** The wording that was agreed to, or null. */
  onConsent: (wording: string | null) => void;
  onMethod: (method: CaptureMethod) => void;
  onBegin: () => void;
}) {
  const t = useTranslations('enroll');
  // Once it is given it is the agreement to what was read, whatever the language is now.
  const wording = consent?.wording ?? t('consent');
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
              label={t('who.name')}
              placeholder={t('who.placeholder')}
              value={name}
              onChange={(event) => onName(event.currentTarget.value)}
              maxLength={limits.typedNameLength}
              autoFocus
              data-autofocus
              size="md"
            />
            <Checkbox
              label={wording}
              checked={consent !== null}
              onChange={(event) => onConsent(event.currentTarget.checked ? wording : null)}
            />
          </>
        )}
        {method && <MethodChoice method={method} onMethod={onMethod} />}
        <Button type="submit" size="md" disabled={!canBegin} loading={checking}>
          {t('who.begin')}
        </Button>
        {asksName && (
          <Text size="xs" c="dimmed">
            {t('who.agreement')}
          </Text>
        )}
      </Stack>
    </form>
  );
}
