import type { ReactNode } from 'react';
import { Tooltip } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { en } from '../../i18n/messages/en/index.ts';
import classes from './term.module.css';

type TermName = keyof (typeof en)['training']['terms'];

/** A term of the field, explained in plain words to whoever points at it, touches it or comes to it by keyboard. */
export function Term({ name, children }: { name: TermName; children: ReactNode }) {
  const t = useTranslations('training.terms');
  return (
    <Tooltip label={t(name)} multiline maw={300} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.term}>
        {children}
      </button>
    </Tooltip>
  );
}

/** What `t.rich` makes of each term’s tag. */
export const termTags = {
  fnir: (children: ReactNode) => <Term name="fnir">{children}</Term>,
  fpir: (children: ReactNode) => <Term name="fpir">{children}</Term>,
  det: (children: ReactNode) => <Term name="det">{children}</Term>,
  epoch: (children: ReactNode) => <Term name="epoch">{children}</Term>,
};
