import { useMemo, type ReactNode } from 'react';
import { MantineProvider, mergeThemeOverrides, Modal, Notification } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useIsLit } from '../capture/screen-light.tsx';
import { cssVariables, theme } from './theme.ts';

/** Gives everything below it Kith's look. `nonce` is that of the page's policy, for styles that are added later. */
export function Look({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const close = useTranslations('common')('close');
  const lit = useIsLit();
  const worded = useMemo(
    () =>
      mergeThemeOverrides(theme, {
        components: {
          Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': close } } }),
          Notification: Notification.extend({
            defaultProps: { closeButtonProps: { 'aria-label': close } },
          }),
        },
      }),
    [close],
  );
  return (
    <MantineProvider
      theme={worded}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      {...(lit ? { forceColorScheme: 'light' as const } : {})}
      {...(nonce ? { getStyleNonce: () => nonce } : {})}
    >
      {children}
    </MantineProvider>
  );
}
