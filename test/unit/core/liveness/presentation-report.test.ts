import { expect, test } from 'vitest';
import { reportPresentations } from '../../../../electron/core/liveness/presentation-report.ts';
import type { Presentation } from '../../../../native-models/evaluate/presentation-attacks.ts';

const shown = (answers: readonly Presentation['answer'][]): Presentation[] =>
  answers.map((answer, i) => ({ person: 'Ada', recording: String(i), answer, score: null }));

test('people are counted where they are refused, attacks where they pass, and the worst is named', () => {
  const report = reportPresentations(
    shown(['live', 'not live', null]),
    new Map([
      ['print', shown(['not live', 'not live'])],
      ['phone', shown(['live', 'not live', null, null])],
    ]),
  );
  expect(report.live).toMatchObject({ presentations: 3, answered: 2, errors: 1, value: 0.5 });
  expect(report.attacks.get('print')).toMatchObject({ errors: 0, nonResponse: 0 });
  expect(report.attacks.get('phone')).toMatchObject({ errors: 1, answered: 2, nonResponse: 0.5 });
  expect(report.worst).toBe('phone');
});

test('without attacks that had an answer none is the worst', () => {
  expect(reportPresentations([], new Map([['print', shown([null])]])).worst).toBeNull();
});
