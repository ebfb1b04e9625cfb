import { Alert, Badge } from '@mantine/core';
import { IconShieldOff } from '@tabler/icons-react';
import { Row } from './section.tsx';

/** Whether the system holds the app's pages in a sandbox, and what to do where it does not. */
export function SandboxSetting({ sandboxed }: { sandboxed: boolean }) {
  return (
    <>
      <Row
        title="Sandbox"
        text={
          sandboxed
            ? 'Kith’s pages are held in the system’s sandbox: they reach nothing but what Kith hands them.'
            : 'Kith was started without the system’s sandbox around its pages.'
        }
      >
        <Badge color={sandboxed ? 'kith' : 'amber'} variant="light">
          {sandboxed ? 'On' : 'Off'}
        </Badge>
      </Row>
      {!sandboxed && (
        <Alert color="amber" icon={<IconShieldOff size={18} />} title="The sandbox is off">
          Kith’s pages still load nothing from elsewhere, but one wall between them and your files
          is missing. On Ubuntu an AppImage turns the sandbox off by itself: install the .deb
          package instead.
        </Alert>
      )}
    </>
  );
}
