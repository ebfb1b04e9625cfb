import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Compared, Evidence } from '../../../electron/contract/index.ts';
import classes from './evidence.module.css';
import { countBelow, outline, scoreShapes } from './score-shapes.ts';

const WIDTH = 520;
const HEIGHT = 96;

/** Where a face's score with somebody lies between those of strangers and those of the same person. */
export function ScorePlot({
  person,
  nonMated,
}: {
  person: Compared;
  nonMated: Evidence['nonMated'];
}) {
  const t = useTranslations('evidence.scores');
  const { person: name, score, bar, mated } = person;
  const shapes = scoreShapes(person, nonMated);
  const across = (value: number) => ((value - shapes.from) / (shapes.to - shapes.from)) * WIDTH;
  const where = t(score >= bar ? 'above' : 'below', { name });
  const below = countBelow(mated.scores, score);
  const own =
    mated.scores.length === 0
      ? t('noMated')
      : t(mated.of === 'person' ? 'own' : 'everybody', {
          name,
          below,
          count: mated.scores.length,
        });
  return (
    <figure className={classes.plot}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${where} ${own}`}
        preserveAspectRatio="none"
      >
        <path className={classes.strangers} d={outline(shapes.nonMated, WIDTH, HEIGHT)} />
        <path className={classes.mated} d={outline(shapes.mated, WIDTH, HEIGHT)} />
        <line className={classes.threshold} x1={across(bar)} x2={across(bar)} y1={0} y2={HEIGHT} />
        <line className={classes.score} x1={across(score)} x2={across(score)} y1={0} y2={HEIGHT} />
      </svg>
      <div className={classes.ends} aria-hidden>
        <span>{t('less')}</span>
        <span>{t('more')}</span>
      </div>
      <figcaption>
        <div className={classes.legend} aria-hidden>
          <span data-of="strangers">{t('strangers')}</span>
          <span data-of="mated">
            {mated.of === 'person' ? t('ofPerson', { name }) : t('ofEverybody')}
          </span>
          <span data-of="threshold">{t('threshold')}</span>
          <span data-of="score">{t('face')}</span>
        </div>
        <Text size="sm" mt={6}>
          {where} {own}
        </Text>
      </figcaption>
    </figure>
  );
}
