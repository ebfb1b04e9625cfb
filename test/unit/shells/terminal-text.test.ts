import { expect, test } from 'vitest';
import { forTerminal, jsonForTerminal } from '../../../electron/shells/terminal-text.ts';

const hostile = 'a\u001B[31mb\u009B2Jc\u202Ed\u2066e\u007Ff\rg';

test('what a terminal would obey is shown as what it is not', () => {
  expect(forTerminal(hostile)).toBe('a�[31mb�2Jc�d�e�f�g');
  expect(forTerminal('Zoë\n\tعلی‌رضا 👩‍👩‍👧')).toBe('Zoë\n\tعلی‌رضا 👩‍👩‍👧');
});

test('a document keeps its values, and has nothing that a terminal would obey', () => {
  const text = jsonForTerminal({ file: hostile });
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202E\u2066]/u);
  expect(JSON.parse(text)).toEqual({ file: hostile });
});
