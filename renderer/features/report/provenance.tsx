import { useFormatter, useTranslations } from 'use-intl';
import type { GalleryReport } from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import { Facts } from './facts.tsx';
import classes from './sheet.module.css';

/** What measured it: Kith and the networks by their hashes, the engine, the machine, and when. */
export function Provenance({ report: { measured, run, fingerprint } }: { report: GalleryReport }) {
  const t = useTranslations('report.provenance');
  const engines = useTranslations('settings.engine.engines');
  const format = useFormatter();
  const text = useFigureText();
  const hash = (value: string) => <span className={classes.hash}>{value}</span>;
  const milliseconds = (value: number) =>
    format.number(value, {
      style: 'unit',
      unit: 'millisecond',
      unitDisplay: 'short',
      maximumSignificantDigits: 2,
    });
  const { machine, latency } = run;
  return (
    <Facts
      facts={[
        [
          t('kith'),
          <>
            {measured.kith.version}
            <div className={classes.hash}>{measured.kith.sourcesSha256}</div>
          </>,
        ],
        [
          t('version'),
          t('network', {
            profile: measured.version.profile,
            head: measured.version.head ?? 'none',
          }),
        ],
        [t('weights'), hash(measured.version.weightsSha256)],
        ...measured.packs.map(
          ({ id, package: name, version, files }) =>
            [
              `${t('package')}: ${id}`,
              <>
                {name} {version}
                {files.map(({ path, sha256 }) => (
                  <div key={path} className={classes.hash}>
                    {sha256}
                  </div>
                ))}
              </>,
            ] as const,
        ),
        [t('engine'), run.engine ? engines(run.engine) : t('noEngine')],
        [
          t('machine'),
          t('machineOf', {
            processor: machine.processor,
            cores: machine.cores,
            memory: text.number(Math.round(machine.memory / 2 ** 30)),
            system: `${machine.platform} ${machine.arch}`,
          }),
        ],
        ...(latency
          ? [
              [
                t('latency'),
                t('latencyOf', {
                  one: milliseconds(latency.embedOne),
                  batch: milliseconds(latency.embedInBatch),
                  search: milliseconds(latency.search),
                }),
              ] as const,
            ]
          : []),
        [
          t('took'),
          t('tookOf', {
            date: format.dateTime(run.at, { dateStyle: 'long', timeStyle: 'short' }),
            duration: text.duration(run.seconds),
          }),
        ],
        [
          t('fingerprint'),
          <>
            {hash(fingerprint)}
            <div className={classes.soft}>{t('fingerprintText')}</div>
          </>,
        ],
      ]}
    />
  );
}
