import { expect, test } from 'vitest';
import { voiceOf } from '../../../renderer/ui/local-voice.ts';

const voice = (lang: string, localService: boolean, isDefault = false) => ({
  lang,
  localService,
  default: isDefault,
});

test('only a voice of this machine speaks', () => {
  const [google, first, chosen, german] = [
    voice('en-US', false, true),
    voice('en-GB', true),
    voice('en_US', true, true),
    voice('de-DE', true),
  ];
  expect(voiceOf([google, first, chosen, german], 'en')).toBe(chosen);
  expect(voiceOf([google, first, german], 'en')).toBe(first);
  expect(voiceOf([google, german], 'en')).toBeNull();
  expect(voiceOf([], 'en')).toBeNull();
});
