import { useState } from 'react';
import { Collapse, SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { OperatingPoints, OperatingStep } from '../../../electron/contract/index.ts';
import { LabeledValue } from '../../ui/labeled-value.tsx';
import classes from './exact-values.module.css';

/** The numbers behind the sentence: the one place where scores are shown. */
export function ExactValues({
  points: { ceilings },
  step: { wantedFpir, threshold },
}: {
  points: OperatingPoints;
  step: OperatingStep;
}) {
  const t = useTranslations('settings.recognition.exact');
  const format = useFormatter();
  const [open, setOpen] = useState(false);
  const score = (value: number | undefined | null) =>
    value === undefined || value === null
      ? t('none')
      : format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const { pair, stranger } = ceilings;
  return (
    <div>
      <UnstyledButton
        className={classes.button}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Text size="sm">{t('show')}</Text>
        <IconChevronDown size={16} className={classes.chevron} data-open={open || undefined} />
      </UnstyledButton>
      <Collapse expanded={open}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} pt="xs">
          <LabeledValue
            label={t('wanted')}
            value={format.number(wantedFpir, { style: 'percent', maximumFractionDigits: 2 })}
          />
          <LabeledValue label={t('bar')} value={score(threshold)} />
          <LabeledValue label={t('stranger')} value={score(stranger)} />
          <LabeledValue
            label={
              pair
                ? t('pair', { one: pair.people[0].name, other: pair.people[1].name })
                : t('noPair')
            }
            value={score(pair?.score)}
          />
        </SimpleGrid>
        <Text size="xs" c="dimmed" pt="xs">
          {t('note')}
        </Text>
      </Collapse>
    </div>
  );
}
