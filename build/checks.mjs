import { root } from './install.mjs';

const bin = (path) => `${root}node_modules/${path}`;
const tsc = bin('typescript/bin/tsc');

/** The checks beside the tests, by name, as the pinned Node runs them in the repository. */
export const checks = {
  format: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  lint: [bin('oxlint/bin/oxlint'), '--type-aware', '--quiet'],
  types: [tsc],
  'types of pages': [tsc, '--project', `${root}build/tsconfig.page.json`],
};

/** How the pinned Node runs vitest, but for its options. */
export const vitest = [bin('vitest/vitest.mjs'), 'run'];
