import { Fragment, type ReactNode } from 'react';
import classes from './sheet.module.css';

/** Names of things and what they are. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, what: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, what]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{what}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
