import { useTranslations } from 'use-intl';
import type { GalleryReport } from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import { Facts } from './facts.tsx';
import classes from './sheet.module.css';

/** Counts of people, pictures and comparisons, and the figures beside the two rates. */
export function Tested({ measured, enrollments }: Pick<GalleryReport, 'measured' | 'enrollments'>) {
  const t = useTranslations('report.tested');
  const text = useFigureText();
  const { gallery, outside, comparisons, failures, operatingPoint, highestStranger } = measured;
  const { number } = text;
  const { toEnroll, refusedPhotos } = enrollments;
  const { toAcquire } = failures;
  const of = (count: number, people: number) =>
    count === 0 ? number(0) : t('countOf', { count, people });
  return (
    <div className={classes.two}>
      <Facts
        facts={[
          [t('people'), number(gallery.people)],
          [t('samples'), number(gallery.samples)],
          [t('testedPeople'), number(gallery.testedPeople)],
          [t('differentSamples'), number(gallery.differentSamples)],
          [t('untestedPeople'), number(gallery.untestedPeople)],
          [t('samplesWithoutPicture'), number(gallery.samplesWithoutPicture)],
          [t('repeatedSamples'), number(gallery.repeatedSamples)],
          [t('strangers'), of(outside.strangerPhotos, outside.strangerPeople)],
          ...(outside.enrolledStrangers > 0
            ? [[t('enrolledStrangers'), number(outside.enrolledStrangers)] as const]
            : []),
          [t('probes'), of(outside.probePhotos, outside.probePeople)],
          [t('refused'), number(outside.refusedPhotos)],
          [t('toEnroll'), toEnroll ? text.percent(toEnroll.value) : '–'],
          [t('refusedPhotos'), number(refusedPhotos.reduce((sum, { count }) => sum + count, 0))],
          [t('toAcquire'), toAcquire ? t('failedOf', toAcquire) : t('notRecorded')],
        ]}
      />
      <Facts
        facts={[
          [t('mated'), of(comparisons.mated, comparisons.matedPeople)],
          [t('nonMated'), of(comparisons.nonMated, comparisons.nonMatedPeople)],
          [t('rounds'), number(measured.folds)],
          [t('seed'), String(measured.seed)],
          [t('threshold'), text.decimal(operatingPoint.threshold, 3)],
          [t('highest'), highestStranger === null ? '–' : text.decimal(highestStranger, 3)],
          [t('ambiguous'), text.rate(operatingPoint.ambiguous)],
          [t('rank1'), text.percent(operatingPoint.rank1)],
          [t('eer'), text.percent(operatingPoint.eer)],
          [t('auc'), text.decimal(operatingPoint.auc, 4)],
          [t('unusable'), number(failures.unusableSamples)],
        ]}
      />
    </div>
  );
}
