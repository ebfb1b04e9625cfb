import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';
import { HANG, NEVER } from './test/support/hang.ts';

/** The app's own suites run on the engines that every machine has; the networks' suite runs on TensorFlow too, where it is. */
const withoutTensorFlow = { KITH_TENSORFLOW: '/nonexistent' };
/** What differs from one suite to another in the environment. What was packed is too large for a folder in memory. */
const environments: Readonly<Record<string, Record<string, string>>> = {
  unit: {},
  packaging: { ...withoutTensorFlow, TMPDIR: tmpdir() },
};

const project = (name: string) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node' as const,
    testTimeout: HANG,
    hookTimeout: HANG,
    expect: { poll: { timeout: NEVER } },
    env: environments[name] ?? withoutTensorFlow,
    execArgv: ['--no-warnings'],
    setupFiles: [
      'test/support/seed.ts',
      ...(name === 'e2e' ? ['test/support/kept-browsers.ts'] : []),
    ],
  },
});

/** The suites. Where all run, vitest begins them by their names: small files, of which the last suite has many, fill the end. */
export default defineConfig({
  test: {
    pool: 'forks',
    globalSetup: 'test/support/run-folder.ts',
    // Vitest keeps a core for itself, which of two is half the machine; tests of browsers and processes wait a good deal.
    maxWorkers: '100%',
    projects: [
      project('architecture'),
      project('contract'),
      project('crash'),
      project('e2e'),
      project('packaging'),
      project('unit'),
    ],
  },
});
