import { memo } from 'react';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Portrait } from '../../ui/portrait.tsx';
import type { ListedPerson } from './arrange-people.ts';
import classes from './person-card.module.css';

/**
 * Somebody's face and name, with a detail of what they are sorted by, and a mark where they are weak. Leads to their page. Made by
 * the dozen, so it is kept light.
 */
export const PersonCard = memo(function PersonCard({
  person: { id, name, portrait },
  detail,
  weakness,
  captionHeight,
}: {
  person: ListedPerson;
  detail: string;
  /** What would help them, where they are weak; null where they are not. */
  weakness: string | null;
  captionHeight: number;
}) {
  return (
    <Link
      href={`/people/${id}`}
      className={classes.card}
      title={weakness ? `${name}: ${weakness}` : name}
    >
      {weakness && (
        <span className={classes.mark} style={{ insetBlockEnd: captionHeight }}>
          <IconAlertTriangle size={15} aria-hidden />
          <span className={classes.remedy}>{weakness}</span>
        </span>
      )}
      <Portrait sampleId={portrait} name={name} size="100%" radius="0" />
      <div className={classes.caption} style={{ height: captionHeight }}>
        <div className={classes.name}>{name}</div>
        <div className={classes.detail}>{detail}</div>
      </div>
    </Link>
  );
});
