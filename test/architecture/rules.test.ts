import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = globSync(['electron/**/*.ts', 'native-models/**/*.ts', 'renderer/**/*.{ts,tsx}'], {
  cwd: root,
});

interface Import {
  readonly from: string;
  /** A path inside the repository, or a package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const imports: Import[] = sources.flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)|new URL\('(\.[^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => {
    const specifier = (match[2] ?? match[3] ?? match[4])!;
    const to = specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : specifier;
    return { from, to, typeOnly: match[1] !== undefined };
  });
});

const from = (prefix: string) => imports.filter((one) => one.from.startsWith(prefix));
const local = ({ to }: Import) =>
  sources.includes(to) || /^(electron|native-models|renderer)\//.test(to);
const show = (all: Import[]) => all.map((one) => `${one.from} → ${one.to}`);

describe('who may import whom', () => {
  test('there is something to check', () => {
    expect(sources.length).toBeGreaterThan(80);
    expect(imports.length).toBeGreaterThan(250);
  });

  test('the contract imports nothing of Kith, and only zod and oRPC’s contract', () => {
    const wrong = from('electron/contract/').filter(
      ({ to }) => !to.startsWith('electron/contract/') && !['zod', '@orpc/contract'].includes(to),
    );
    expect(show(wrong)).toEqual([]);
  });

  test('the renderer imports the contract and native-models/face only', () => {
    const wrong = from('renderer/').filter(
      (one) => local(one) && !/^(renderer|electron\/contract|native-models\/face)\//.test(one.to),
    );
    expect(show(wrong)).toEqual([]);
  });

  test('core reaches no SQL, no Electron, no tensors, no shell', () => {
    const wrong = from('electron/core/').filter(
      (one) =>
        /^electron\/(gallery|models|platform|shells)\//.test(one.to) ||
        /^(electron|better-sqlite3|@tensorflow\/.*)$/.test(one.to) ||
        (one.to.startsWith('native-models/') &&
          !/^native-models\/(face\/assess|evaluate\/)/.test(one.to)),
    );
    expect(show(wrong)).toEqual([]);
  });

  test('native-models knows the contract alone, no React, no SQL', () => {
    const wrong = from('native-models/').filter(
      (one) =>
        (local(one) && !/^(native-models|electron\/contract)\//.test(one.to)) ||
        /^(electron|react.*|better-sqlite3)$/.test(one.to),
    );
    expect(show(wrong)).toEqual([]);
  });

  test('the evaluation and the assessment are plain numbers', () => {
    const wrong = [
      ...from('native-models/evaluate/'),
      ...from('native-models/face/assess.ts'),
    ].filter(({ to }) => to.startsWith('@tensorflow'));
    expect(show(wrong)).toEqual([]);
  });

  test.each([
    ['electron', /^electron$/, 'electron/shells/desktop/'],
    ['SQLite', /^better-sqlite3$/, 'electron/gallery/'],
    ['a tfjs backend', /^@tensorflow\/tfjs-(backend|node)/, 'native-models/runtime/'],
    ['the keyring', /^@napi-rs\/keyring$/, 'electron/platform/'],
  ])('%s is imported in one place', (_, packageName, place) => {
    const wrong = imports.filter(
      ({ to, from: file }) => packageName.test(to) && !file.startsWith(place),
    );
    expect(show(wrong)).toEqual([]);
    expect(imports.some(({ to }) => packageName.test(to))).toBe(true);
  });

  test('shells are imported by nothing but shells', () => {
    const wrong = imports.filter(
      ({ to, from: file }) =>
        to.startsWith('electron/shells/') && !file.startsWith('electron/shells/'),
    );
    expect(show(wrong)).toEqual([]);
  });
});

test('no file is so long that it must do two jobs', () => {
  const long = sources.filter(
    (file) => readFileSync(join(root, file), 'utf8').split('\n').length > 320,
  );
  expect(long).toEqual([]);
});

test('American spelling', () => {
  const british =
    /\b(enrol|enrolment|enrols|recognise[ds]?|recognising|colour|behaviour|licence|cancelled by|centre|normalise)\b/i;
  const wrong = [...sources, 'README.md']
    .map((file) => [file, british.exec(readFileSync(join(root, file), 'utf8'))?.[0]])
    .filter(([, word]) => word !== undefined);
  expect(wrong).toEqual([]);
});
