import { useTranslations } from 'use-intl';
import { useInstruction } from '../instruction.ts';
import type { OverlayFace } from '../overlay.tsx';
import type { CheckedFace } from './use-check.ts';

/** Says over a face who it is decided to be. */
export function useFaceMark(): (
  checked: CheckedFace,
) => Pick<OverlayFace, 'label' | 'detail' | 'tone'> {
  const t = useTranslations('live');
  const say = useInstruction();
  return ({ decision }) => {
    if (!decision?.settled) return { label: '', tone: 'waiting' };
    const [reason] = decision.reasons;
    if (reason) return { label: say(reason), tone: 'waiting' };
    const { match, between, strength } = decision;
    if (match) {
      return { label: match.person, detail: t(`strength.${strength ?? 'weak'}`), tone: 'known' };
    }
    const [one, other] = between;
    return one && other
      ? { label: t('ambiguous', { one: one.person, other: other.person }), tone: 'ambiguous' }
      : { label: t('unknown'), tone: 'unknown' };
  };
}
