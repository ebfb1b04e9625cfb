import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { limits, photoRefusals, type FailureCode } from '../../../electron/contract/index.ts';
import type { KithClient } from '../../../renderer/owner/client.ts';
import { amount } from '../../support/amount.ts';
import { startShell } from '../../support/browser-shell.ts';
import { collected } from '../../support/bytes.ts';
import { everybody } from '../../support/everybody.ts';
import { admittedSocket, clientOver, enter } from '../../support/page-client.ts';
import { inKith, preparedData, preparedPeople } from '../../support/prepared.ts';
import { frameOf } from '../../support/sample-faces.ts';
import '../../support/seed.ts';

const UPLOADS = amount({ short: 45, long: 800 });

/** The passphrase of the bundle. */
const PASSPHRASE = 'correct horse';

/** What a page hands over, and what it may be refused as. */
interface Entrance {
  readonly send: (client: KithClient, file: File, name: string) => Promise<unknown>;
  readonly refusals: readonly FailureCode[];
}

const ofPhotos: readonly FailureCode[] = [...photoRefusals, 'PhotoTurned', 'BadInput'];

const entrances: Readonly<Record<string, Entrance>> = {
  'a photo': {
    send: (client, file, name) => client.enrollment.readPhoto({ file, name }),
    refusals: ofPhotos,
  },
  'a photo of several': {
    send: (client, file, name) => client.enrollment.readPhotoFaces({ file, name }),
    refusals: ofPhotos,
  },
  'a stranger': {
    send: (client, file, name) => client.training.addStranger({ file, name, person: name }),
    refusals: ofPhotos,
  },
  'a version': {
    send: (client, file) => client.versions.import({ file }),
    refusals: ['NotAVersion', 'VersionDamaged', 'VersionUnusable'],
  },
  'a bundle': {
    send: async ({ bundles }, file) => {
      const { importId } = await bundles.beginImport({ passphrase: PASSPHRASE });
      try {
        for (let done = 0; done < file.size; done += 7000) {
          await bundles.sendImport({ importId, piece: file.slice(done, done + 7000) });
        }
        await bundles.preview({ importId });
      } finally {
        await bundles.endImport({ importId });
      }
    },
    refusals: ['NotABundle', 'BundleDamaged', 'BundleNewer', 'PassphraseWrong'],
  },
};

/** What becomes of a file's bytes on its way; places are shares of its length. */
const share = fc.double({ min: 0, max: 1, noNaN: true });
const mishap = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: share }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('turned bits' as const),
      at: fc.array(share, { minLength: 1 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('gap' as const),
      at: share,
      bytes: fc.nat({ max: 5000 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('junk after' as const), at: share }) },
  fc.record({ kind: fc.constant('all junk' as const), bytes: fc.uint8Array({ maxLength: 3000 }) }),
);
type Mishap = typeof mishap extends fc.Arbitrary<infer T> ? T : never;

function after(bytes: Uint8Array, how: Mishap): Uint8Array {
  const place = (at: number): number => Math.floor(at * (bytes.length - 1));
  switch (how.kind) {
    case 'cut':
      return bytes.subarray(0, place(how.at));
    case 'turned bits': {
      const other = Uint8Array.from(bytes);
      for (const at of how.at) other[place(at)]! ^= 1 << (place(at) % 8);
      return other;
    }
    case 'gap':
      return Buffer.concat([
        bytes.subarray(0, place(how.at)),
        bytes.subarray(place(how.at) + how.bytes),
      ]);
    case 'junk after': {
      const other = Uint8Array.from(bytes);
      for (let i = place(how.at); i < other.length; i++) other[i] = (i * i * 31 + 7) % 256;
      return other;
    }
    case 'all junk':
      return how.bytes;
  }
}

const formats = ['jpeg', 'png', 'webp', 'tiff', 'gif', 'avif'] as const;

const names = fc.oneof(
  fc.constantFrom('photo.jpg', '', '\u0000', '../../kith.log', '\u001B[2J', '__proto__', '\uD800'),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('n'.repeat(limits.fileNameLength), 'n'.repeat(limits.fileNameLength + 1)),
);

test(`${UPLOADS} files that a page hands over are taken, or refused with a reason of their kind, and change nobody`, async () => {
  const [person] = await preparedPeople();
  const photo = sharp(await frameOf(person!, 0.3)).resize(320);
  const files = new Map<string, Uint8Array>();
  for (const format of formats) files.set(format, await photo.clone().toFormat(format).toBuffer());
  const data = await preparedData(['Ada', 'Grace']);
  const { before, bundle } = await inKith(data, async (kith) => ({
    before: await everybody(kith),
    bundle: await collected(kith.bundles.write({ people: null, pictures: true }, PASSPHRASE)),
  }));
  const shell = await startShell(data);
  const socket = await admittedSocket(await enter(shell.address));
  const client = clientOver(socket);
  const outcomes = new Set<string>();
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(entrances)),
        fc.constantFrom(...formats),
        fc.option(mishap, { freq: 5 }),
        names,
        async (where, format, how, name) => {
          const bytes = where === 'a bundle' ? bundle : files.get(format)!;
          const file = new File(
            [Uint8Array.from(how ? after(bytes, how) : bytes)],
            name || 'photo',
          );
          const { send, refusals } = entrances[where]!;
          const outcome = await send(client, file, name).then(
            () => 'taken',
            (error: unknown) => (error as { code: string }).code,
          );
          expect(['taken', ...refusals]).toContain(outcome);
          outcomes.add(outcome);
        },
      ),
      { numRuns: UPLOADS },
    );
    // Files are met of which something is read, and of which nothing is.
    for (const one of ['taken', 'NotAnImage', 'TruncatedImage', 'NotAVersion']) {
      expect([...outcomes]).toContain(one);
    }
    expect(await client.people.list()).toHaveLength(2);
    expect(shell.process.exitCode).toBeNull();
  } finally {
    socket.close();
    await shell.stop();
  }
  // Whatever the owner did not foresee is in its log.
  expect(readFileSync(join(data, 'kith.log'), 'utf8')).not.toContain('"level":"error"');
  expect(await inKith(data, everybody)).toEqual(before);
});
