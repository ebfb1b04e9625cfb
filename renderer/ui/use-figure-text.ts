import { useFormatter, useTranslations } from 'use-intl';
import { versionName, type ModelVersion, type Rate } from '../../electron/contract/index.ts';

/** Numbers and names as these pages write them. */
export function useFigureText() {
  const t = useTranslations('training');
  const format = useFormatter();
  /** A share in percent, with one decimal where it matters. */
  const percent = (share: number): string => {
    const decimals = share >= 0.1 ? 0 : 1;
    return format.number(share, {
      style: 'percent',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  };
  const inUnit = (value: number, unit: 'second' | 'minute' | 'hour', decimals = 0): string =>
    format.number(value, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: decimals,
    });
  return {
    percent,
    /** A share in percent, with as few decimals as it has. */
    round: (share: number): string =>
      format.number(share, { style: 'percent', maximumFractionDigits: 2 }),
    /** A rate with its interval. */
    rate: ({ value, low, high }: Rate): string =>
      t('rate', { value: percent(value), low: percent(low), high: percent(high) }),
    /** A number with so many decimals. */
    decimal: (value: number, decimals: number): string =>
      format.number(value, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }),
    /** A number as it is. */
    number: (value: number): string => format.number(value, { maximumFractionDigits: 6 }),
    /** Seconds as a person says them. */
    duration: (seconds: number): string => {
      if (seconds < 90) return inUnit(Math.ceil(seconds), 'second');
      if (seconds < 5400) return inUnit(Math.round(seconds / 60), 'minute');
      return inUnit(seconds / 3600, 'hour', 1);
    },
    /** What a version is called. */
    version: (version: Pick<ModelVersion, 'name'>): string => versionName(version, t('shipped')),
  };
}
