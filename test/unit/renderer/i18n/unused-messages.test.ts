import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en } from '../../../../renderer/i18n/messages/en/index.ts';
import { flatMessages } from '../../../support/flat-messages.ts';

const ROOT = join(import.meta.dirname, '../../../..');
/** The page, and what it takes words from that are parts of keys. */
const FOLDERS = ['renderer', 'electron/contract', 'native-models/face'];

/**
 * A key counts as used where the source has it in quotes, below a namespace that any part of the page takes. So an unused one is
 * missed where another namespace has the same words in use. What is computed, as in t(`outcome.${kind}`), may be any one word.
 */
it('every message is said somewhere on the page', () => {
  const source = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(join('i18n', 'messages')))
      .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
  ).join('\n');
  const found = (pattern: RegExp) =>
    new Set([...source.matchAll(pattern)].map(([, text]) => text ?? ''));

  const namespaces = found(/useTranslations\((?:'([^']*)')?/g);
  const readWhole = found(/useMessages\(\)\.([\w.]+)/g);
  const quoted = found(/'([\w. -]+)'/g);
  // Those in brackets are looked for as well, as one template may be within another.
  const templates = [...found(/`([^`\n]*\$\{[^`\n]*)`/g), ...found(/\(\s*`([^`\n]*)`/g)];
  const computed = templates
    .map((template) => template.replaceAll(/\$\{[^}]*\}/g, '*'))
    .filter((key) => /^[\w. *-]*\w[\w. *-]*$/.test(key))
    .map((key) => new RegExp(`^${key.replaceAll('.', String.raw`\.`).replaceAll('*', '[^.]+')}$`));

  const isUsed = (key: string): boolean =>
    [...readWhole].some((whole) => key.startsWith(`${whole}.`)) ||
    [...namespaces]
      .filter((namespace) => namespace === '' || key.startsWith(`${namespace}.`))
      .map((namespace) => (namespace === '' ? key : key.slice(namespace.length + 1)))
      .some((below) => quoted.has(below) || computed.some((pattern) => pattern.test(below)));

  expect([...flatMessages(en).keys()].filter((key) => !isUsed(key))).toEqual([]);
});
