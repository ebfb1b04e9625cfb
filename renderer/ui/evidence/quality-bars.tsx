import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Evidence } from '../../../electron/contract/index.ts';
import classes from './evidence.module.css';

/** Where nothing is decided on a face any more; further out all is the same. */
const MOST = 2;

/** What can be wrong with a picture, and how much it weighs, what hurts most first. */
export function QualityBars({ strains }: Pick<Evidence, 'strains'>) {
  const t = useTranslations('evidence.quality');
  return (
    <ul className={classes.bars}>
      {strains.map(({ reason, strain }) => {
        const grade = strain === 0 ? 'good' : strain <= 1 ? 'fair' : strain <= 2 ? 'poor' : 'bad';
        const name = t(`measure.${reason}`);
        return (
          <li key={reason} data-grade={grade}>
            <Text size="xs" truncate title={name}>
              {name}
            </Text>
            <span className={classes.bar} aria-hidden>
              <span style={{ width: `${100 * (1 - Math.min(strain, MOST) / MOST)}%` }} />
            </span>
            <Text size="xs" className={classes.grade}>
              {t(`grade.${grade}`)}
            </Text>
          </li>
        );
      })}
    </ul>
  );
}
