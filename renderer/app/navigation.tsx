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
        <Help label={t('app.commands.open')} icon={IconSearch} onClick={openCommands} />
        <Help label={t('app.shortcuts.title')} icon={IconKeyboard} onClick={onShortcuts} />
      </div>
    </div>
  );
}

function Help({
  label,
  icon: Icon,
  onClick,
}: {
  label: string;
  icon: typeof IconSearch;
  onClick: () => void;
}) {
  return (
    <Tooltip label={label} position="right">
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
        <Icon size={20} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
