import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './global.css';
import { DirectionProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { LanguageProvider } from '../i18n/language-provider.tsx';
import { connect } from '../owner/client.ts';
import { NotAdmitted } from '../owner/socket.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { KithProvider } from '../owner/kith-context.tsx';
import { Stopped } from './stopped.tsx';
import { Look } from './look.tsx';

const nonce =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? undefined;
if (nonce) setNonce(nonce); // For the one library that adds a style of its own: the scroll lock of dialogs.
const queries = new QueryClient({
  // Everything comes from the owner on this machine, network or not, and the owner says when it has changed.
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Infinity,
      retry: false,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always' },
  },
});
// A file or a link that is dropped beside a place for it must not take the page away.
for (const event of ['dragover', 'drop'] as const) {
  window.addEventListener(event, (dropped) => dropped.preventDefault());
}
const root = createRoot(document.getElementById('root')!);

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <DirectionProvider>
      <LanguageProvider>
        <Look nonce={nonce}>
          <Notifications position="bottom-right" />
          <ErrorBoundary>{children}</ErrorBoundary>
        </Look>
      </LanguageProvider>
    </DirectionProvider>
  );
}

try {
  const connection = await connect();
  root.render(
    <Frame>
      <QueryClientProvider client={queries}>
        <KithProvider connection={connection} whenLost={<Stopped kith={connection.client} />}>
          <App />
        </KithProvider>
      </QueryClientProvider>
    </Frame>,
  );
} catch (error) {
  // The owner says there whom it lets in.
  if (error instanceof NotAdmitted) location.replace('/refused.html');
  console.error('Kith could not be reached', error);
  root.render(
    <Frame>
      <Stopped />
    </Frame>,
  );
}
