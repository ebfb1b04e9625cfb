import { ActionIcon, Tooltip } from '@mantine/core';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Link, useLocation } from 'wouter';
import { openCommands } from './commands.tsx';
import classes from './navigation.module.css';
import { places } from './places.ts';

/** The bar at the side: names beside the icons where there is room. */
export function Navigation({ onShortcuts }: { onShortcuts: () => void }) {
  const [location] = useLocation();
  const t = useTranslations();
  return (
    <div className={classes.bar}>
      <div className={classes.brand}>
        <img src="/icon.svg" alt="" width={32} height={32} />
        <span>{t('common.kith')}</span>
      </div>
      {places.map(({ path, name, icon: Icon }) => {
        const current = path === '/' ? location === '/' : location.startsWith(path);
        return (
          <Link
            key={path}
            href={path}
            className={classes.link}
            aria-current={current ? 'page' : undefined}
          >
            <Icon size={22} stroke={1.7} />
            <span>{t(`app.places.${name}`)}</span>
          </Link>
        );
      })}
      <div className={classes.helps}>
        <Tooltip label={t('app.commands.open')} position="right">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('app.commands.open')}
            onClick={openCommands}
          >
            <IconSearch size={20} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('app.shortcuts.title')} position="right">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('app.shortcuts.title')}
            onClick={onShortcuts}
          >
            <IconKeyboard size={20} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}
