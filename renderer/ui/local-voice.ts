/** A voice of this machine for a language; null where there is none. Others, as Chrome has them, send what they say to their maker. */
export function voiceOf<
  Voice extends Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>,
>(voices: readonly Voice[], language: string): Voice | null {
  const fits = voices.filter(
    ({ lang, localService }) =>
      localService && /^[a-z]+/i.exec(lang)?.[0].toLowerCase() === language,
  );
  return fits.find((voice) => voice.default) ?? fits[0] ?? null;
}
