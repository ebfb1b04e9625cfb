import { memo } from 'react';
import { Link } from 'wouter';
import { Portrait } from '../../ui/portrait.tsx';
import type { ListedPerson } from './arrange-people.ts';
import classes from './person-card.module.css';

/** Somebody's face and name, with a detail of what they are sorted by. Leads to their page. Made by the dozen, so it is kept light. */
export const PersonCard = memo(function PersonCard({
  person: { id, name, portrait },
  detail,
  captionHeight,
}: {
  person: ListedPerson;
  detail: string;
  captionHeight: number;
}) {
  return (
    <Link href={`/people/${id}`} className={classes.card} title={name}>
      <Portrait sampleId={portrait} name={name} size="100%" radius="0" />
      <div className={classes.caption} style={{ height: captionHeight }}>
        <div className={classes.name}>{name}</div>
        <div className={classes.detail}>{detail}</div>
      </div>
    </Link>
  );
});
