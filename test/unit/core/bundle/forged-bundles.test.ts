import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName, KithError } from '../../../../electron/contract/index.ts';
import { mostBody } from '../../../../electron/core/bundle/bundle-schema.ts';
import { decrypted, encrypted } from '../../../../electron/core/bundle/envelope.ts';
import {
  readRecords,
  recordBytes,
  type BundleRecord,
} from '../../../../electron/core/bundle/records.ts';
import { encodeChip } from '../../../../electron/core/importing/chip-jpeg.ts';
import { amount } from '../../../support/amount.ts';
import { collected, inPieces } from '../../../support/bytes.ts';
import type { Kith } from '../../../../electron/core/kith.ts';
import { testKith } from '../../../support/kith.ts';
import {
  consent,
  newVersion,
  pictureOf,
  sampleRecord,
  unitVector,
} from '../../../support/samples.ts';
import '../../../support/seed.ts';

const PASSPHRASE = 'correct horse';
const TRIES = amount({ short: 60, long: 400 });

/** What a bundle may be refused as. */
const REFUSALS = ['BundleDamaged', 'NotABundle', 'BundleNewer', 'VersionUnusable', 'ChipsMissing'];

/** What nobody should write in the place of something else. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0.5,
    1e308,
    Number.MAX_SAFE_INTEGER,
    '',
    ' ',
    '\u0000',
    '\u001B[31mAda',
    'Ada\u202E',
    'x'.repeat(20_000),
    '9999-12-31T23:59:59.999Z',
    '0000-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    [],
    [7, 7, 7],
    {},
    { __proto__: null, constructor: 1 },
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.double(),
  fc.integer(),
);

const numbers = fc.constantFrom(NaN, Infinity, -Infinity, 0, 1e38, -1e-38, 0.5);

/** One thing that is changed of a bundle, at a place that is found by a share of what there is. */
const change = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('value' as const), value: nasty }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('without' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('number' as const), value: numbers }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('body' as const),
      value: fc.uint8Array({ maxLength: 4000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('twice', 'gone', 'first', 'scratched') }),
  },
);
const forgery = fc.record({
  change,
  record: fc.double({ min: 0, max: 0.999, noNaN: true }),
  place: fc.double({ min: 0, max: 0.999, noNaN: true }),
});
type Forgery = typeof forgery extends fc.Arbitrary<infer T> ? T : never;

/** A sample with a picture that can be looked at. */
const picture = async (seed: number) => ({
  ...sampleRecord(seed, await encodeChip(await pictureOf(seed).bytes())),
  embedding: unitVector(seed),
});

/** The records of a bundle with everything in it that one can have. */
async function bundledRecords(): Promise<BundleRecord[]> {
  const { kith, gallery } = await testKith();
  const ada = await gallery.enroll('Ada', consent, [await picture(1), await picture(2)]);
  const grace = await gallery.enroll('Grace', consent, [await picture(3)]);
  await gallery.describe(ada.id, { note: 'Counts', externalId: 'A-1' });
  await gallery.groups.add('Desk', 'teal', [ada.id, grace.id]);
  await gallery.versions.insert(newVersion(2), new Date(1_700_000_000_000));
  const bundle = await collected(kith.bundles.write({ people: null, pictures: true }, PASSPHRASE));
  const records: BundleRecord[] = [];
  const open = decrypted(inPieces(bundle, 5000), PASSPHRASE);
  for await (const record of readRecords(open, mostBody)) records.push(record);
  return records;
}

/** The same with one thing changed, sealed as whoever has the passphrase can. */
async function forged(records: readonly BundleRecord[], how: Forgery): Promise<Uint8Array> {
  const at = Math.floor(how.record * records.length);
  const changed = records.map(({ json, body }) => ({ json: structuredClone(json), body }));
  const { json, body } = changed[at]!;
  const fields = Object.keys(json as object);
  const field = fields[Math.floor(how.place * fields.length)]!;
  switch (how.change.kind) {
    case 'value':
      changed[at] = { json: { ...(json as object), [field]: how.change.value }, body };
      break;
    case 'without':
      Reflect.deleteProperty(json as object, field);
      break;
    case 'number': {
      const other = Buffer.from(body);
      const place = 4 * Math.floor(how.place * Math.floor(other.length / 4));
      if (place + 4 <= other.length) other.writeFloatLE(how.change.value, place);
      changed[at] = { json, body: other };
      break;
    }
    case 'body':
      changed[at] = { json, body: how.change.value };
      break;
    case 'scratched': {
      // What it begins and ends with is a picture's.
      const other = Buffer.from(body);
      const from = Math.floor((0.2 + 0.7 * how.place) * other.length);
      other.fill(0xff, from, Math.max(from, other.length - 20));
      changed[at] = { json, body: other };
      break;
    }
    case 'twice':
      changed.splice(at, 0, changed[at]!);
      break;
    case 'gone':
      changed.splice(at, 1);
      break;
    case 'first':
      changed.unshift(...changed.splice(at, 1));
  }
  async function* each(): AsyncGenerator<BundleRecord> {
    yield* changed;
  }
  return collected(encrypted(recordBytes(each()), PASSPHRASE, 1));
}

/** Takes a bundle; what it is refused as, null where it is merged. */
async function taken(kith: Kith, bytes: Uint8Array): Promise<string | null> {
  try {
    const bundle = await kith.bundles.open(inPieces(bytes, 5000), PASSPHRASE);
    try {
      await bundle.preview();
      await bundle.merge();
      return null;
    } finally {
      await bundle.close();
    }
  } catch (error) {
    if (error instanceof KithError) return error.code;
    throw error;
  }
}

test(`${TRIES} bundles that are whole, and of which somebody who has the passphrase changed something, are refused with nothing changed, or leave a gallery that holds to its rules`, async () => {
  const records = await bundledRecords();
  const outcomes = { refused: 0, merged: 0 };
  await fc.assert(
    fc.asyncProperty(forgery, async (how) => {
      const { kith, gallery } = await testKith();
      await gallery.enroll('Hedy', consent, [await picture(9)]);
      const before = await gallery.people();
      const bytes = await forged(records, how);
      const refusal = await taken(kith, bytes);
      if (refusal === null) outcomes.merged++;
      else outcomes.refused++;
      expect([null, ...REFUSALS]).toContain(refusal);
      const after = await gallery.people();
      // What is refused changes nothing; what is merged leaves whoever was here as they are.
      const [hedy] = before;
      expect(refusal === null ? after.filter(({ id }) => id === hedy!.id) : after).toEqual(before);
      await gallery.check();
      for (const { id, name, samples } of await gallery.people()) {
        expect(name).toBe(cleanName(name));
        const embeddings = await gallery.embeddings(id);
        expect(embeddings).toHaveLength(samples);
        for (const { vector } of embeddings) {
          expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
        }
        expect(Math.hypot(...gallery.active().reference(id)!.direction)).toBeCloseTo(1, 3);
      }
      kith.close();
      await gallery.close();
    }),
    { numRuns: TRIES },
  );
  // Both are met.
  expect(outcomes.refused).toBeGreaterThan(TRIES / 4);
  expect(outcomes.merged).toBeGreaterThan(0);
});
