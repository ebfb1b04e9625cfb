import { defineConfig } from 'vitest/config';

/** The app's own suites run on the engines that every machine has; the networks' suite runs on TensorFlow too, where it is. */
const withoutTensorFlow = { KITH_TENSORFLOW: '/nonexistent' };

/** Ends what hangs, and nothing else: how long a test takes depends on the machine, and is no matter of tests. */
const HANG = 10 * 60_000;

const project = (name: string) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node' as const,
    testTimeout: HANG,
    hookTimeout: HANG,
    expect: { poll: { timeout: 60_000 } },
    env: name === 'unit' ? {} : withoutTensorFlow,
    execArgv: ['--no-warnings'],
  },
});

/** The suites, from fast to slow. `build/test.mjs` runs them all. */
export default defineConfig({
  test: {
    pool: 'forks',
    // Vitest keeps a core for itself, which of two is half the machine; tests of browsers and processes wait a good deal.
    maxWorkers: '100%',
    projects: [
      project('unit'),
      project('architecture'),
      project('contract'),
      project('crash'),
      project('packaging'),
      project('e2e'),
    ],
  },
});
