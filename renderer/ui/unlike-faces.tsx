import type { ReactNode } from 'react';
import { Text } from '@mantine/core';
import { IconEqualNot } from '@tabler/icons-react';
import type { Person } from '../../electron/contract/index.ts';
import { Portrait } from './portrait.tsx';
import classes from './unlike-faces.module.css';

/** A person and a picture that does not look like them, side by side. */
export function UnlikeFaces({
  person: { name, portrait },
  picture,
  label,
}: {
  person: Pick<Person, 'name' | 'portrait'>;
  picture: ReactNode;
  /** What stands below the picture. */
  label: string;
}) {
  return (
    <div className={classes.faces}>
      <figure className={classes.face}>
        <Portrait sampleId={portrait} name={name} size="100%" />
        <figcaption>
          <Text size="sm" fw={600} truncate title={name}>
            {name}
          </Text>
        </figcaption>
      </figure>
      <IconEqualNot size={28} stroke={1.5} aria-hidden className={classes.sign} />
      <figure className={classes.face}>
        <div className={classes.picture}>{picture}</div>
        <figcaption>
          <Text size="sm" fw={600}>
            {label}
          </Text>
        </figcaption>
      </figure>
    </div>
  );
}
