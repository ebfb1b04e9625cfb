import { useEffect, useState, useSyncExternalStore } from 'react';
import { voiceOf } from './local-voice.ts';

/** Milliseconds after which a browser that found no voice has none. */
const FOUND_WITHIN = 3000;

/** Whether no voice of this machine speaks a language: instructions can't be said in it then. */
export function useVoiceLacking(language: string): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = setTimeout(() => setOver(true), FOUND_WITHIN);
    return () => clearTimeout(over);
  }, []);
  return useSyncExternalStore(whenVoicesChange, () => {
    if (!('speechSynthesis' in window)) return true;
    const voices = speechSynthesis.getVoices();
    // Where there are none at all the browser may still be looking.
    return (voices.length > 0 || isOver) && voiceOf(voices, language) === null;
  });
}

/** Browsers find their voices only once somebody asks for them, and say when they have. */
function whenVoicesChange(tell: () => void): () => void {
  const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
  synthesis?.addEventListener('voiceschanged', tell);
  return () => synthesis?.removeEventListener('voiceschanged', tell);
}
