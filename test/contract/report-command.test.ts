import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureBuilt } from '../../build/bundle.ts';
import { galleryReport } from '../../electron/contract/index.ts';
import { sourcesHash } from '../../electron/platform/sources-hash.ts';
import { inRoot } from '../../electron/shells/node-shell.ts';
import { inShell, interrupted, kith } from '../support/command-line.ts';
import { temporaryFolder } from '../support/folders.ts';
import { needing } from '../support/needing.ts';
import { preparedData } from '../support/prepared.ts';

needing('browser', 'shell');

const NAMES = ['Ada', 'Grace', 'Hedy', 'Mary'];
/** Somebody's name as bytes of a file would have it. */
const NAMED = /Ada|Grace|Hedy|Mary/;

test('reports as JSON, table and PDF, names nobody, and gives the same figures again', async () => {
  await ensureBuilt('renderer');
  const [data, to] = [await preparedData(NAMES), temporaryFolder()];
  const file = (name: string) => join(to, name);
  const call = ['report', file('report.json'), '--csv', file('report.csv')];
  const { code, json, stderr } = await kith(
    data,
    ...call,
    '--pdf',
    file('report.pdf'),
    '--seed',
    '5',
  );
  expect({ code, stderr }).toMatchObject({ code: 0 });
  for (const name of ['report.json', 'report.csv', 'report.pdf']) {
    expect(stderr).toContain(`Wrote ${file(name)}.`);
    // Whoever else uses the machine has no business in it; Windows has no such modes.
    const others = process.platform === 'win32' ? 0 : statSync(file(name)).mode & 0o077;
    expect(others).toBe(0);
  }
  const written = JSON.parse(readFileSync(file('report.json'), 'utf8'));
  expect(written).toEqual(json);
  expect(galleryReport.shape.measured.parse(written.measured)).toEqual(written.measured);
  expect(written.measured).toMatchObject({
    seed: 5,
    named: false,
    gallery: { people: 4, samples: 16 },
    failures: { toAcquire: null },
  });
  expect(written.enrollments).toMatchObject({
    toEnroll: { failed: 0, of: 4 },
    refusedPhotos: [],
  });
  expect(written.measured.kith.sourcesSha256).toBe(await sourcesHash(inRoot('.')));
  expect(JSON.stringify(written)).not.toMatch(NAMED);
  expect(readFileSync(file('report.csv'), 'utf8')).not.toMatch(NAMED);
  const pdf = readFileSync(file('report.pdf'));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pagesOf(pdf)).toBeGreaterThan(2);
  // Nothing of the browser is left.
  expect(readdirSync(join(data, 'windows'))).toEqual([]);

  const again = await kith(data, 'report', '--seed', '5');
  expect(JSON.stringify(again.json.measured)).toBe(JSON.stringify(written.measured));
  const named = await kith(data, 'report', '--names');
  expect(named.json.measured.people.map(({ name }: { name: string }) => name)).toEqual(NAMES);
  expect(named.json.fingerprint).not.toBe(written.fingerprint);
});

test('says what is wrong before it measures, and keeps what it wrote where the PDF fails', async () => {
  const [data, to] = [await preparedData(NAMES), temporaryFolder()];
  const file = (name: string) => join(to, name);
  expect((await kith(data, 'report', '--seed', '-1')).code).toBe(2);
  const line = 'PATH=/nonexistent "$@"';
  const args = (...more: string[]) => ['--data', data, '--json', 'report', ...more];
  const first = await inShell(line, args(file('a.json'), '--pdf', file('a.pdf')));
  expect(first.code).toBe(1);
  expect(JSON.parse(first.stdout)).toMatchObject({ error: { code: 'NoBrowser' } });
  expect(JSON.parse(readFileSync(file('a.json'), 'utf8')).measured.gallery.people).toBe(4);
  expect(existsSync(file('a.pdf'))).toBe(false);
  const before = readFileSync(file('a.json'));
  const second = await kith(data, 'report', file('a.json'));
  expect(second.json).toMatchObject({ error: { code: 'FileExists' } });
  expect(readFileSync(file('a.json'))).toEqual(before);
  const few = await kith(await preparedData(['Ada']), 'report');
  expect(few.json).toMatchObject({ error: { code: 'TooFewToReport' } });
});

test('ends at once on Ctrl-C, while it measures and while it prints', async () => {
  await ensureBuilt('renderer');
  const [data, to] = [await preparedData(NAMES), temporaryFolder()];
  const file = (name: string) => join(to, name);
  const measuring = await interrupted(data, '/16 faces', 'report', file('a.json'));
  expect(JSON.parse(measuring)).toMatchObject({ error: { code: 'Canceled' } });
  expect(existsSync(file('a.json'))).toBe(false);
  const printing = await interrupted(
    data,
    'Printing',
    'report',
    file('b.json'),
    '--pdf',
    file('b.pdf'),
  );
  expect(JSON.parse(printing)).toMatchObject({ error: { code: 'Canceled' } });
  expect(existsSync(file('b.json'))).toBe(true);
  expect(readdirSync(join(data, 'windows'))).toEqual([]);
});

/** How many pages a PDF has: each is an object of that type. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
