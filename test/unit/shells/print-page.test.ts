import { expect, test } from 'vitest';
import { printPage } from '../../../electron/shells/desktop/print-page.ts';

test('a page is printed by its own styles, and one that cannot be printed is said', async () => {
  const options: unknown[] = [];
  const pdf = Buffer.from('%PDF-');
  const printToPDF = async (one: object) => {
    options.push(one);
    return pdf;
  };
  expect(await printPage({ printToPDF })).toBe(pdf);
  expect(options).toEqual([expect.objectContaining({ preferCSSPageSize: true })]);
  const cause = new Error('Printing feature is disabled');
  await expect(printPage({ printToPDF: () => Promise.reject(cause) })).rejects.toMatchObject({
    code: 'PrintFailed',
    cause,
  });
});
