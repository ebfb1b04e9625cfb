import { useState } from 'react';
import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { ModelVersion } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { activationTitle, versionName, whyActivationAsks } from './words.ts';

/** What is asked before something is done with a version. */
export interface Question {
  kind: 'activate' | 'remove' | 'rename';
  version: ModelVersion;
}

/**
 * Asks once before a removal, and twice before the activation of a version that was not judged better than the active one:
 * the second time with a box to check, so that a double click is not two answers.
 */
export function VersionQuestion({
  question,
  versions,
  onClose,
}: {
  question: Question;
  versions: readonly ModelVersion[];
  onClose: () => void;
}) {
  const kith = useKith();
  const { kind, version } = question;
  const name = versionName(version);
  const [text, setText] = useState(name);
  const [asked, setAsked] = useState(false);
  const [sure, setSure] = useState(false);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const act = async (): Promise<void> => {
    if (kind === 'activate' && !asked) return setAsked(true);
    setWorking(true);
    setError(null);
    try {
      if (kind === 'rename') await kith.versions.rename({ versionId: version.id, name: text });
      else if (kind === 'remove') await kith.versions.remove({ versionId: version.id });
      else await kith.versions.activate({ versionId: version.id, confirmed: true });
      onClose();
    } catch (problem) {
      setError(problem);
      setWorking(false);
    }
  };
  const titles = {
    rename: `Rename ${name}`,
    remove: `Remove ${name}?`,
    activate: asked ? `Really activate ${name}?` : activationTitle(version),
  };
  const labels = {
    rename: 'Rename',
    remove: 'Remove',
    activate: asked ? 'Activate it anyway' : 'Activate',
  };
  return (
    <Modal opened onClose={onClose} title={titles[kind]} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <Stack>
          {kind === 'rename' && (
            <TextInput
              label="Name"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              data-autofocus
            />
          )}
          {kind === 'remove' && (
            <Text size="sm">
              Its weights, its report and the embeddings under it are erased. Export it first if you
              may want it again.
            </Text>
          )}
          {kind === 'activate' && (
            <Text size="sm">
              {whyActivationAsks(version, versions)}{' '}
              {asked
                ? 'This is written down in the activity list. Roll back brings the old version back.'
                : 'Use it to study, not to rely on.'}
            </Text>
          )}
          {asked && (
            <Checkbox
              label="I know that it was not judged to be better"
              checked={sure}
              onChange={(event) => setSure(event.currentTarget.checked)}
              autoFocus
            />
          )}
          {error !== null && <ErrorNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              color={kind === 'rename' ? 'kith' : 'red'}
              loading={working}
              disabled={asked && !sure}
            >
              {labels[kind]}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
