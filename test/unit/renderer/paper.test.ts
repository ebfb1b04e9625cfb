import { expect, test } from 'vitest';
import { paperOf } from '../../../renderer/features/report/paper.ts';

test('paper is that of the region, also of one that only the language tells', () => {
  const papers = ['en-US', 'es-MX', 'en', 'en-GB', 'de', 'de-AT', 'fr-CA'].map(paperOf);
  expect(papers).toEqual(['letter', 'letter', 'letter', 'a4', 'a4', 'a4', 'letter']);
});
