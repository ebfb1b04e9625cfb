import { IconBarbell, IconSettings, IconUserPlus, IconUsers, IconVideo } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import classes from './navigation.module.css';

const places = [
  { path: '/', label: 'Live', icon: IconVideo },
  { path: '/enroll', label: 'Enroll', icon: IconUserPlus },
  { path: '/people', label: 'People', icon: IconUsers },
  { path: '/training', label: 'Training', icon: IconBarbell },
  { path: '/settings', label: 'Settings', icon: IconSettings },
];

/** The bar on the left: names beside the icons where there is room. */
export function Navigation() {
  const [location] = useLocation();
  return (
    <div className={classes.bar}>
      <div className={classes.brand}>
        <img src="/icon.svg" alt="" width={32} height={32} />
        <span>Kith</span>
      </div>
      {places.map(({ path, label, icon: Icon }) => {
        const current = path === '/' ? location === '/' : location.startsWith(path);
        return (
          <Link
            key={path}
            href={path}
            className={classes.link}
            aria-current={current ? 'page' : undefined}
          >
            <Icon size={22} stroke={1.7} />
            <span>{label}</span>
          </Link>
        );
      })}
    </div>
  );
}
