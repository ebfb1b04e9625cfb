import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readRecords,
  recordBytes,
  type BundleRecord,
} from '../../../../electron/core/bundle/records.ts';
import { collected, inPieces } from '../../../support/bytes.ts';
import '../../../support/seed.ts';

const MOST_BODY = 300;
const someRecords = fc.array(
  fc.record({
    json: fc.record({ kind: fc.constantFrom('person', 'sample'), text: fc.string() }),
    body: fc.uint8Array({ maxLength: MOST_BODY }),
  }),
  { maxLength: 5 },
);

async function bytesOf(records: readonly BundleRecord[]): Promise<Uint8Array> {
  return collected(
    recordBytes(
      (async function* () {
        yield* records;
      })(),
    ),
  );
}

async function read(bytes: Uint8Array, piece = 7): Promise<BundleRecord[]> {
  const found: BundleRecord[] = [];
  for await (const record of readRecords(inPieces(bytes, piece), () => MOST_BODY)) {
    found.push(record);
  }
  return found;
}

test('what is written is read again, in pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(someRecords, fc.integer({ min: 1, max: 500 }), async (records, piece) => {
      expect(await read(await bytesOf(records), piece)).toEqual(records);
    }),
  );
});

test('every prefix is refused, and so is anything after the end', async () => {
  await fc.assert(
    fc.asyncProperty(someRecords, async (records) => {
      const bytes = await bytesOf(records);
      for (let length = 0; length < bytes.length; length++) {
        await expect(read(bytes.subarray(0, length), 500)).rejects.toMatchObject({
          code: expect.stringMatching(/^(NotABundle|BundleDamaged)$/),
        });
      }
      const longer = new Uint8Array([...bytes, 0]);
      await expect(read(longer)).rejects.toMatchObject({ code: 'BundleDamaged' });
    }),
    { numRuns: 10 },
  );
});

test('a bit that is another one anywhere is seen', async () => {
  await fc.assert(
    fc.asyncProperty(someRecords, fc.nat(), fc.nat(7), async (records, at, bit) => {
      const bytes = await bytesOf(records);
      bytes[at % bytes.length]! ^= 1 << bit;
      await expect(read(bytes)).rejects.toMatchObject({
        code: expect.stringMatching(/^(NotABundle|BundleDamaged)$/),
      });
    }),
  );
});

test('a body that says it is larger than its kind may be is refused before it is read', async () => {
  const bytes = await bytesOf([{ json: { kind: 'sample' }, body: new Uint8Array(MOST_BODY + 1) }]);
  await expect(read(bytes)).rejects.toMatchObject({ code: 'BundleDamaged' });
});
