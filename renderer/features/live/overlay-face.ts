import type { useTranslations } from 'use-intl';
import type { LiveDecision } from '../../../electron/contract/index.ts';
import type { OverlayFace } from '../../capture/overlay.tsx';
import type { LiveFace } from './use-live.ts';

/** A face as it is shown: who it is and how surely; `onAsk` asks why, once something was decided. */
export function overlayFace(
  { track, box, decision }: LiveFace,
  t: ReturnType<typeof useTranslations<never>>,
  onAsk: (track: number) => void,
): OverlayFace {
  const face = { key: track, box };
  if (!decision?.settled) return { ...face, label: t('live.looking'), tone: 'waiting' };
  const said = shown(decision, t);
  const what = said.detail
    ? t('live.said', { label: said.label, detail: said.detail })
    : said.label;
  const action = { onClick: () => onAsk(track), label: t('evidence.whyOf', { what }) };
  return { ...face, ...said, action };
}

function shown(
  { reasons: [reason], match, between: [one, other], strength, sighting, liveness }: LiveDecision,
  t: ReturnType<typeof useTranslations<never>>,
): Pick<OverlayFace, 'label' | 'detail' | 'tone'> {
  if (reason) return { label: t(`common.instruction.${reason}`), tone: 'waiting' };
  if (match) {
    const sure = t(`live.strength.${strength ?? 'weak'}`);
    const detail = liveness
      ? t('live.withLiveness', { detail: sure, liveness: t(`live.liveness.${liveness.state}`) })
      : sure;
    // A picture of somebody is not framed as they are.
    const tone = liveness?.state === 'not live' ? 'unknown' : 'known';
    return { label: match.person, detail, tone };
  }
  if (one && other) {
    const label = t('live.ambiguous', { one: one.person, other: other.person });
    return { label, detail: t('live.alike'), tone: 'ambiguous' };
  }
  // Until there is a picture from which they could be enrolled, that is what is missing.
  const missing = sighting === null ? [t('live.notClearYet')] : [];
  const known = liveness ? [t(`live.liveness.${liveness.state}`)] : [];
  const [detail, more] = [...missing, ...known];
  const label = t('live.unknown');
  if (detail === undefined) return { label, tone: 'unknown' };
  const whole = more === undefined ? detail : t('live.withLiveness', { detail, liveness: more });
  return { label, detail: whole, tone: 'unknown' };
}
