import { defineConfig } from 'vitest/config';

/** The app's own suites run on the engines that every machine has; the networks' suite runs on TensorFlow too, where it is. */
const withoutTensorFlow = { KITH_TENSORFLOW: '/nonexistent' };

const project = (name: string, timeout?: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node' as const,
    testTimeout: timeout ?? 30_000,
    hookTimeout: timeout ?? 60_000,
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
      project('contract', 60_000),
      project('crash', 240_000),
      project('packaging', 120_000),
      project('e2e', 180_000),
    ],
  },
});
