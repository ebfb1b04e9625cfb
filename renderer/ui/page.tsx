import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Group, Text, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { useTraining } from '../owner/kith-context.tsx';
import { workOf } from '../owner/training-work.ts';
import classes from './page.module.css';

/** A page: its title, what it is for, its actions, its content. */
export function Page({
  title,
  tellsOf = title,
  subtitle,
  actions,
  wide = false,
  children,
}: {
  title: string;
  /** What the window's title says in its place, where that names a person: browsers and systems keep window titles. */
  tellsOf?: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** Whether it is as wide as the window: for what is better the larger it is. */
  wide?: boolean;
  children: ReactNode;
}) {
  const work = workOf(useTraining().data);
  const t = useTranslations('common');
  const format = useFormatter();
  const windowTitle = work
    ? t('windowTitleAtWork', {
        share: format.number(work.share, { style: 'percent' }),
        title: tellsOf,
      })
    : t('windowTitle', { title: tellsOf });
  useEffect(() => {
    document.title = windowTitle;
  }, [windowTitle]);
  // A page begins at its top, wherever the one before was left.
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    window.scrollTo(0, 0);
    // What had the focus is gone with the page before; a page that begins with a field has it there by now.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      <Group justify="space-between" align="flex-start" mb="md" gap="sm">
        <div className={classes.words}>
          <Title order={1} size="h2" ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </Title>
          {subtitle && (
            <Text c="dimmed" size="sm">
              {subtitle}
            </Text>
          )}
        </div>
        {actions && (
          <Group gap="xs" maw="100%">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </div>
  );
}
