import { memo, useCallback, useEffect, useState, type ReactNode } from 'react';
import { ActionIcon, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useFullscreenElement } from '@mantine/hooks';
import { IconMaximize } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useShortcuts } from '../../ui/shortcuts.ts';
import classes from './full-screen.module.css';
import type { LiveFace } from './use-live.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { guestsOf, stillWelcome, untilOneLeaves, type Guest } from './welcome.ts';

/** The full screen of an element: F goes there and back, and the screen stays on meanwhile. */
export function useFullScreen() {
  const { ref, toggle, fullscreen } = useFullscreenElement<HTMLDivElement>();
  const t = useTranslations('live.fullScreen');
  const go = useCallback((): void => {
    toggle().catch((error: unknown) => {
      console.warn('No full screen', error);
      notifications.show({ color: 'amber', message: t('refused') });
    });
  }, [toggle, t]);
  // Esc is the browser's own, too, where there is one around the page.
  useShortcuts({ fullScreen: go, leaveFullScreen: () => fullscreen && go() });
  const mayGoDark = useWakeLock(fullscreen);
  return { ref, full: fullscreen, mayGoDark, go };
}

/** The button to the full screen; apart from what changes with every frame. */
export const Enlarge = memo(function Enlarge({ onClick }: { onClick: () => void }) {
  const t = useTranslations('live.fullScreen');
  return (
    <Tooltip label={t('hint')}>
      <ActionIcon
        className={classes.enlarge}
        variant="filled"
        color="dark"
        size="lg"
        aria-label={t('enter')}
        aria-keyshortcuts="F"
        onClick={onClick}
      >
        <IconMaximize size={20} />
      </ActionIcon>
    </Tooltip>
  );
});

/** What the full screen shows: the video, and a welcome to whoever is recognized. */
export function Screen({
  screen,
  faces,
  children,
}: {
  screen: Pick<ReturnType<typeof useFullScreen>, 'ref' | 'full' | 'mayGoDark'>;
  faces: readonly LiveFace[];
  children: ReactNode;
}) {
  return (
    <div ref={screen.ref} className={classes.screen}>
      {children}
      {screen.full && screen.mayGoDark && <MayGoDark />}
      {screen.full && <Welcome faces={faces} />}
    </div>
  );
}

/** Said where it can be seen, and for a while only: whoever passes has no use for it. */
function MayGoDark() {
  const t = useTranslations('live.fullScreen');
  return (
    <p className={classes.mayGoDark} role="status">
      {t('mayGoDark')}
    </p>
  );
}

function Welcome({ faces }: { faces: readonly LiveFace[] }) {
  const t = useTranslations('live.fullScreen');
  const format = useFormatter();
  const [guests, setGuests] = useState<readonly Guest[]>([]);
  useEffect(() => setGuests((before) => guestsOf(before, faces, performance.now())), [faces]);
  // Also where no other frame comes: paused, the camera unplugged.
  useEffect(() => {
    if (guests.length === 0) return;
    const leave = (): void => setGuests((before) => stillWelcome(before, performance.now()));
    const timer = setTimeout(leave, untilOneLeaves(guests, performance.now()));
    return () => clearTimeout(timer);
  }, [guests]);
  const words =
    guests.length > 0 && t('hello', { names: format.list(guests.map(({ name }) => name)) });
  return (
    <p className={classes.welcome} role="status" {...(words ? { title: words } : {})}>
      {words}
    </p>
  );
}
