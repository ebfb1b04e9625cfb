import { defineConfig } from 'vitest/config';

const project = (name: string, options: { timeout?: number; alone?: boolean } = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node' as const,
    testTimeout: options.timeout ?? 30_000,
    hookTimeout: options.timeout ?? 60_000,
    // Processes and browsers of two files at once would fight for two cores.
    fileParallelism: !options.alone,
    execArgv: ['--no-warnings'],
  },
});

/** The suites, from fast to slow. `build/test.mjs` runs them all. */
export default defineConfig({
  test: {
    pool: 'forks',
    projects: [
      project('unit'),
      project('architecture'),
      project('contract', { timeout: 60_000, alone: true }),
      project('crash', { timeout: 240_000, alone: true }),
      project('packaging', { timeout: 120_000, alone: true }),
      project('e2e', { timeout: 180_000, alone: true }),
    ],
  },
});
