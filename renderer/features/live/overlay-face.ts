import type { useTranslations } from 'use-intl';
import type { OverlayFace } from '../../capture/overlay.tsx';
import { placeOfPerson, placeOfSighting } from './places.ts';
import type { LiveFace } from './use-live.ts';

/** A face as it is shown: who it is and how surely, and where a click on it leads. */
export function overlayFace(
  { track, box, decision }: LiveFace,
  t: ReturnType<typeof useTranslations<never>>,
): OverlayFace {
  const face = { key: track, box };
  if (!decision?.settled) return { ...face, label: t('live.looking'), tone: 'waiting' };
  const [reason] = decision.reasons;
  if (reason) return { ...face, label: t(`common.instruction.${reason}`), tone: 'waiting' };
  const { match, between, strength, sighting } = decision;
  if (match) {
    const { person, personId } = match;
    const detail = t(`live.strength.${strength ?? 'weak'}`);
    const link = {
      href: placeOfPerson(personId),
      label: t('live.openPerson', { person, strength: detail }),
    };
    return { ...face, label: person, detail, tone: 'known', link };
  }
  const [one, other] = between;
  if (one && other) {
    return {
      ...face,
      label: t('live.ambiguous', { one: one.person, other: other.person }),
      detail: t('live.alike'),
      tone: 'ambiguous',
    };
  }
  return {
    ...face,
    label: t('live.unknown'),
    tone: 'unknown',
    // Until there is a picture from which they could be enrolled, that is what is missing.
    ...(sighting === null
      ? { detail: t('live.notClearYet') }
      : { link: { href: placeOfSighting(sighting), label: t('live.enrollUnknown') } }),
  };
}
