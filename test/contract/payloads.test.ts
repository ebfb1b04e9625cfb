import fc from 'fast-check';
import { isContractProcedure, type AnyContractRouter } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { chipBytes, failures, kithContract, livenessBytes } from '../../electron/contract/index.ts';
import { amount } from '../support/amount.ts';
import { consent, goodQuality, newSample } from '../support/samples.ts';
import { connectTo } from '../support/connection.ts';
import { testKith } from '../support/kith.ts';

/** Payloads for each procedure. */
const PAYLOADS = amount({ short: 500, long: 10_000 });
/** So many of them also take the whole way, encoded over a message channel. */
const OVER_THE_CHANNEL = amount({ short: 20, long: 50 });

const procedures = listProcedures(kithContract).filter(
  (path) => path.join('.') !== 'system.changes',
);

function listProcedures(router: AnyContractRouter, path: string[] = []): string[][] {
  if (isContractProcedure(router)) return [path];
  return Object.entries(router).flatMap(([key, value]) => listProcedures(value, [...path, key]));
}

const crop = fc.constantFrom(
  new Blob([]),
  new Blob([new Uint8Array(livenessBytes)]),
  new Blob([new Uint8Array(chipBytes)]),
  null,
);

/** Anything at all, and shapes that come close to the right ones with something wrong in them. */
const hostile = fc.oneof(
  fc.anything({
    withNullPrototype: true,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    maxDepth: 3,
  }),
  fc.record(
    {
      name: fc.oneof(
        fc.string(),
        fc.constantFrom('', '__proto__', 'a'.repeat(100_001), '\u0000'),
        fc.anything({ maxDepth: 1 }),
      ),
      personId: fc.oneof(
        fc.integer(),
        fc.double(),
        fc.constantFrom(NaN, Infinity, -1, 2 ** 53, '1', null),
      ),
      sampleId: fc.oneof(
        fc.integer(),
        fc.double(),
        fc.constantFrom(NaN, '1; DROP TABLE people', []),
      ),
      limit: fc.oneof(fc.integer(), fc.constantFrom(NaN, 1e9, '5')),
      wantedFpir: fc.oneof(fc.double(), fc.constantFrom('0.01', null)),
      policy: fc.oneof(fc.string(), fc.constantFrom('off', 'observe', 'require', null)),
      liveness: fc.oneof(fc.string(), fc.constantFrom('off', 'require', 1)),
      theme: fc.oneof(fc.string(), fc.constantFrom('dark', {})),
      camera: fc.oneof(fc.string({ maxLength: 300 }), fc.constantFrom(null)),
      faces: fc.array(
        fc.record(
          {
            track: fc.oneof(fc.integer(), fc.double()),
            chip: fc.constantFrom(
              new Blob([]),
              new Blob(['x']),
              new Blob([new Uint8Array(chipBytes)]),
              'chip',
              null,
            ),
            quality: fc.oneof(
              fc.constant(goodQuality),
              fc.constant({ ...goodQuality, HeadPoseYaw: NaN }),
              fc.anything({ maxDepth: 1 }),
            ),
            crops: fc.oneof(
              fc.record({ near: fc.option(crop), wide: fc.option(crop) }, { requiredKeys: [] }),
              fc.anything({ maxDepth: 1 }),
            ),
          },
          { requiredKeys: [] },
        ),
        { maxLength: 3 },
      ),
      consent: fc.oneof(
        fc.constant({ acceptedAt: 'yesterday', wording: 1 }),
        fc.anything({ maxDepth: 1 }),
      ),
      samples: fc.oneof(
        fc.constant([]),
        fc.constant([{ ...newSample(1), chip: new Blob(['short']) }]),
        fc.constant(Array.from({ length: 65 }, () => ({ ...newSample(1), source: 'nowhere' }))),
        fc.anything({ maxDepth: 2 }),
      ),
      file: fc.constantFrom(new Blob([]), new Blob(['no image']), 'file', null),
    },
    { requiredKeys: [] },
  ),
);

/** Built once: building them takes longer than refusing them. */
const payloads = fc.sample(hostile, PAYLOADS);

type Call = (input: unknown) => Promise<unknown>;

test.each(procedures.map((path) => [path.join('.'), path] as const))(
  `%s answers ${PAYLOADS} hostile payloads with typed errors alone, and writes nothing`,
  async (_, path) => {
    const context = await testKith();
    const person = await context.kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    const { client, bugs, router } = connectTo(context);
    const procedure = (from: unknown): Call =>
      path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], from) as Call;
    const inside = procedure(createRouterClient(router));
    const outside = procedure(client);
    const wrong: string[] = [];
    for (const [i, payload] of payloads.entries()) {
      // Ada is the one person there; a payload that names her by chance is not hostile.
      if (names(payload, person.id)) continue;
      for (const call of i < OVER_THE_CHANNEL ? [inside, outside] : [inside]) {
        const fault = await faultOf(call, payload);
        if (fault) wrong.push(`${fault}\npayload ${i}: ${fc.stringify(payload)}`);
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(bugs).toEqual([]);
    expect((await context.gallery.people()).map(({ name }) => name)).toEqual(['Ada']);
    expect(await context.gallery.counts()).toEqual({ people: 1, samples: 1 });
    expect(Object.prototype).not.toHaveProperty('polluted');
  },
);

function names(payload: unknown, personId: number): boolean {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    'personId' in payload &&
    payload.personId === personId
  );
}

/** What is wrong with the answer to a payload, or null: an answer or a typed error is right. */
async function faultOf(call: Call, payload: unknown): Promise<string | null> {
  try {
    await call(payload);
    return null;
  } catch (error) {
    const { code, defined } = error as { code?: string; defined?: boolean };
    if (isUnsendable(error)) return null;
    return defined && code !== undefined && Object.hasOwn(failures, code) ? null : String(error);
  }
}

test('a message that cannot be decoded is bad input too', async () => {
  const { client, bugs } = connectTo(await testKith());
  // The serializer notes where the number stands, and the name in that path does not survive the way.
  const payload = JSON.parse('{"__proto__": {"limit": 1}}', (_, value: unknown) =>
    value === 1 ? 1n : value,
  ) as { limit: number };
  await expect(client.activity.list(payload)).rejects.toMatchObject({
    code: 'BadInput',
    defined: true,
  });
  expect(bugs).toEqual([]);
});

/** What the client could not even put into a message never reached the owner. */
function isUnsendable(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.name === 'DataCloneError');
}

test('procedures that take a payload are all covered', () => {
  expect(procedures.length).toBeGreaterThanOrEqual(17);
});
