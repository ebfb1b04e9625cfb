import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type IConfiguration } from 'dependency-cruiser';
import { describe, expect, test } from 'vitest';
import config from '../../build/dependency-cruiser.ts';
import { folderCircles, type Import } from './folder-circles.ts';
import { readUsing } from './read-using.ts';

readUsing();

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = globSync(['electron/**/*.ts', 'native-models/**/*.ts', 'renderer/**/*.{ts,tsx}'], {
  cwd: root,
});

describe('who may import whom', () => {
  const check = (rules: IConfiguration['forbidden'] = config.forbidden) =>
    cruise(['electron', 'native-models', 'renderer'], {
      ...config.options,
      baseDir: root,
      ruleSet: { forbidden: rules },
      validate: true,
    });

  test('no rule of build/dependency-cruiser.ts is broken', async () => {
    const { output } = await check();
    if (typeof output === 'string') throw new Error(output);
    const { totalCruised, totalDependenciesCruised, violations } = output.summary;
    expect(totalCruised).toBeGreaterThan(250);
    expect(totalDependenciesCruised).toBeGreaterThan(800);
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  test('no folders import each other in a circle', async () => {
    const { output } = await check();
    if (typeof output === 'string') throw new Error(output);
    const imports = output.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }): Import => [source, resolved]),
    );
    expect(imports.length).toBeGreaterThan(800);
    expect(folderCircles(imports)).toEqual([]);
  });

  test('a broken rule is found, also where only a type is imported', async () => {
    const { output } = await check([
      {
        name: 'imports',
        severity: 'error',
        from: { path: '^electron/core/async/aborted' },
        to: { path: '^electron/contract/' },
      },
      {
        name: 'type-only-imports',
        severity: 'error',
        from: { path: '^electron/gallery/migrations/0001' },
        to: { path: 'migration\\.ts$' },
      },
    ]);
    if (typeof output === 'string') throw new Error(output);
    expect(new Set(output.summary.violations.map(({ rule }) => rule.name))).toEqual(
      new Set(['imports', 'type-only-imports']),
    );
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
