import { useTranslations } from 'use-intl';
import {
  failureData,
  failures,
  shownError,
  type FailureCode,
  type KithError,
} from '../../electron/contract/index.ts';

/** Says an error, thrown or told of background work, as a sentence about what was wrong and one about what to do. */
export function useDescribeError(): (error: unknown) => { title: string; next: string } {
  const t = useTranslations();
  return (error) => {
    const failure = failureIn(error);
    if (!failure) {
      console.error('Unexpected error', error);
      return { title: t('common.defect.what'), next: t('common.defect.next') };
    }
    const { code, subject, flaw } = failure;
    const detail = flaw ? t(`flaws.${flaw}`, { subject: subject ?? '' }) : subject;
    const what = t(`failures.${code}.what`);
    return {
      title: detail === undefined ? what : t('common.about', { what, subject: detail }),
      next: t(`failures.${code}.next`),
    };
  };
}

/** Which expected failure an error tells of; null for a defect. */
export function failureCodeOf(error: unknown): FailureCode | null {
  return failureIn(error)?.code ?? null;
}

/** The expected failure that an error tells of; null for a defect. */
function failureIn(error: unknown): Pick<KithError, 'code' | 'subject' | 'flaw'> | null {
  const shown = shownError.safeParse(error);
  if (shown.success && isFailure(shown.data.code)) {
    return { code: shown.data.code, subject: shown.data.subject, flaw: shown.data.flaw };
  }
  if (error instanceof Error && 'code' in error && isFailure(error.code)) {
    const data = failureData.safeParse('data' in error ? error.data : error);
    if (data.success) return { code: error.code, subject: data.data.subject, flaw: data.data.flaw };
  }
  return null;
}

function isFailure(code: unknown): code is FailureCode {
  return typeof code === 'string' && code in failures;
}
