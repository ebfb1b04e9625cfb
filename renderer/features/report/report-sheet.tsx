import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { GalleryReport } from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import { Calibration } from './calibration.tsx';
import { CameraTable } from './camera-table.tsx';
import { ConditionTable } from './condition-table.tsx';
import { DetFigure } from './det-figure.tsx';
import { GroupTable } from './group-table.tsx';
import { FailureTable } from './failure-table.tsx';
import { paperOf } from './paper.ts';
import { ErrorTable, PairTable } from './people-tables.tsx';
import { Provenance } from './provenance.tsx';
import { ScoreFigure } from './score-figure.tsx';
import classes from './sheet.module.css';
import { Summary } from './summary.tsx';
import { Tested } from './tested.tsx';

/** A report as it is printed; `data-report` tells whoever prints it that it is there. */
export function ReportSheet({ report }: { report: GalleryReport }) {
  const t = useTranslations('report');
  const format = useFormatter();
  const { decimal } = useFigureText();
  const { measured, run } = report;
  const { error } = measured.calibration;
  const calibrationText =
    error === null
      ? t('calibration.text', { measured: 'no', error: '' })
      : t('calibration.text', { measured: 'yes', error: decimal(error, 4) });
  // It begins at its top, wherever the page before was left.
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <article className={classes.sheet} data-report data-paper={paperOf(navigator.language)}>
      <header className={classes.head}>
        <img src="/icon.svg" alt="" width={40} height={40} />
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {t('title')}
          </h1>
          <p className={classes.soft}>
            {t('subtitle', { date: format.dateTime(run.at, { dateStyle: 'long' }) })}
          </p>
          <p className={classes.soft}>{measured.named ? t('named') : t('numbered')}</p>
        </div>
      </header>
      <Summary operatingPoint={measured.operatingPoint} />
      <div className={`${classes.part} ${classes.two} ${classes.charts} ${classes.whole}`}>
        <Part title={t('det.title')} text={t('det.text')}>
          <DetFigure measured={measured} />
        </Part>
        <Part title={t('scores.title')} text={t('scores.text')}>
          <ScoreFigure measured={measured} />
        </Part>
      </div>
      <Part title={t('tested.title')}>
        <Tested {...report} />
      </Part>
      <Part title={t('conditions.title')} text={t('conditions.text')}>
        <ConditionTable conditions={measured.conditions} />
      </Part>
      {measured.groups.length > 0 && (
        <Part title={t('groups.title')} text={t('groups.text')}>
          <GroupTable groups={measured.groups} />
        </Part>
      )}
      <Part whole title={t('cameras.title')} text={t('cameras.text')}>
        <CameraTable cameras={measured.cameras} />
      </Part>
      <Part whole title={t('failures.title')}>
        <FailureTable enrollments={report.enrollments} />
      </Part>
      <Part whole title={t('calibration.title')} text={calibrationText}>
        <Calibration calibration={measured.calibration} />
      </Part>
      <div className={classes.two}>
        <Part whole title={t('people.pairs')} text={t('people.pairsText')}>
          <PairTable closestPairs={measured.closestPairs} />
        </Part>
        <Part whole title={t('people.errors')}>
          <ErrorTable people={measured.people} />
        </Part>
      </div>
      <Part title={t('limits.title')}>
        <ul>
          {measured.limits.map(({ code }) => (
            <li key={code}>{t(`limits.${code}`)}</li>
          ))}
        </ul>
      </Part>
      <Part whole title={t('how.title')}>
        <p>{t('how.text', { rounds: measured.folds })}</p>
      </Part>
      <Part whole title={t('provenance.title')}>
        <Provenance report={report} />
      </Part>
      <Part whole title={t('sign.title')}>
        <div className={classes.lines}>
          <span>{t('sign.by')}</span>
          <span>{t('sign.on')}</span>
          <span>{t('sign.signature')}</span>
        </div>
      </Part>
    </article>
  );
}

/** A part of a report; one that is `whole` is on one page. */
function Part({
  title,
  text,
  whole = false,
  children,
}: {
  title: string;
  text?: string;
  whole?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={whole ? `${classes.part} ${classes.whole}` : classes.part}>
      <h2>{title}</h2>
      {text !== undefined && <p className={classes.soft}>{text}</p>}
      {children}
    </section>
  );
}
