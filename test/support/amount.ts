/** Whether the suites try as much as they can: `npm run test:long`. */
const isLong = process.env['KITH_TEST_AMOUNT'] === 'long';

/**
 * How much of something a test tries: `short` where `npm test` has to end soon and covers every kind of it, `long` where
 * `npm run test:long` looks for what is rare.
 */
export function amount<T>({ short, long }: { short: T; long: T }): T {
  return isLong ? long : short;
}
