import { useEffect, useRef, useState } from 'react';
import { VisuallyHidden } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { useSettings } from '../../owner/kith-context.tsx';
import { voiceOf } from '../../ui/local-voice.ts';
import { soundTone } from './tone.ts';
import { segments, type Segment } from '../../capture/poses.ts';

/** Milliseconds for which an instruction has to hold before it is said: one that is over at once would only be noise. */
const HELD = 500;
/** Milliseconds after which the same instruction is said again. */
const AGAIN = 8000;

/**
 * Helps who does not look at the screen, or cannot see it: each pose that is captured is told to screen readers; where spoken help
 * is on there is a tone for it, and the instruction is said aloud in the page's language.
 */
export function SpokenHelp({
  instruction,
  asks,
  covered,
}: {
  /** In words; null while nothing is said. */
  instruction: string | null;
  /** Whether it asks for something, and is said again as long as that is not done. */
  asks: boolean;
  covered: ReadonlySet<Segment>;
}) {
  const t = useTranslations('capture');
  const on = useSettings().data?.spokenHelp ?? false;
  const language = useLocale();
  const filled = useNewest(covered);

  useEffect(() => {
    if (!on || !filled) return;
    soundTone(segments.indexOf(filled));
  }, [on, filled]);

  useEffect(() => {
    if (!on || !instruction || !('speechSynthesis' in window)) return;
    // Browsers find their voices only once somebody asks for them.
    speechSynthesis.getVoices();
    const say = (): void => {
      const voice = voiceOf(speechSynthesis.getVoices(), language);
      // Without one the browser would take any, also one that sends what it says to its maker.
      if (!voice) return;
      const spoken = new SpeechSynthesisUtterance(instruction);
      spoken.lang = language;
      spoken.voice = voice;
      speechSynthesis.cancel();
      speechSynthesis.speak(spoken);
    };
    let again: ReturnType<typeof setInterval> | undefined;
    const first = setTimeout(() => {
      say();
      speechSynthesis.addEventListener('voiceschanged', say);
      if (asks) again = setInterval(say, AGAIN);
    }, HELD);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      speechSynthesis.removeEventListener('voiceschanged', say);
    };
  }, [on, instruction, asks, language]);
  // Whoever leaves is not talked to any more.
  useEffect(() => () => window.speechSynthesis?.cancel(), [on]);

  return (
    <VisuallyHidden role="status" aria-live="polite">
      {filled && t('ring.filled', { segment: t(`segment.${filled}`) })}
    </VisuallyHidden>
  );
}

/** The segment that was filled last since this is shown; null while none was, or once it is open again. */
function useNewest(covered: ReadonlySet<Segment>): Segment | null {
  const [newest, setNewest] = useState<Segment | null>(null);
  const before = useRef(covered);
  useEffect(() => {
    const added = [...covered].find((segment) => !before.current.has(segment));
    before.current = covered;
    setNewest((last) => added ?? (last && covered.has(last) ? last : null));
  }, [covered]);
  return newest;
}
