import { useSyncExternalStore } from 'react';
import { lacksVoice } from './local-voice.ts';

/** Whether this machine has voices, and none of them speaks a language: instructions can't be said in it then. */
export function useVoiceLacking(language: string): boolean {
  return useSyncExternalStore(whenVoicesChange, () =>
    'speechSynthesis' in window ? lacksVoice(speechSynthesis.getVoices(), language) : true,
  );
}

/** Browsers find their voices only once somebody asks for them, and say when they have. */
function whenVoicesChange(tell: () => void): () => void {
  const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
  synthesis?.addEventListener('voiceschanged', tell);
  return () => synthesis?.removeEventListener('voiceschanged', tell);
}
