import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decrypted, encrypted, WORK_FACTOR } from '../../../../electron/core/bundle/envelope.ts';
import { collected, inPieces } from '../../../support/bytes.ts';
import '../../../support/seed.ts';

const PASSPHRASE = 'correct horse';
/** So little work that a test can do it often. */
const LITTLE = 2;

const seal = (bytes: Uint8Array, passphrase = PASSPHRASE): Promise<Uint8Array> =>
  collected(encrypted(inPieces(bytes), passphrase, LITTLE));
const open = (bytes: Uint8Array, passphrase = PASSPHRASE): Promise<Uint8Array> =>
  collected(decrypted(inPieces(bytes), passphrase));
const refused = { code: expect.stringMatching(/^(NotABundle|BundleDamaged|PassphraseWrong)$/) };

test('what is encrypted is opened with its passphrase alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
      const sealed = await seal(bytes);
      expect(await open(sealed)).toEqual(bytes);
      await expect(open(sealed, 'incorrect horse')).rejects.toMatchObject({
        code: 'PassphraseWrong',
      });
    }),
    { numRuns: 20 },
  );
});

test('several chunks, in whichever form the passphrase’s letters are typed', async () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i % 251);
  const sealed = await seal(bytes, 'z\u00FCrich zurich');
  expect(await open(sealed, 'zu\u0308rich zurich')).toEqual(bytes);
});

test('every prefix is refused', async () => {
  const sealed = await seal(Uint8Array.from({ length: 200 }, (_, i) => i));
  for (let length = 0; length < sealed.length; length++) {
    await expect(open(sealed.subarray(0, length))).rejects.toMatchObject(refused);
  }
  // At the end of a chunk, where what is left looks whole.
  const large = await seal(new Uint8Array(3 * 65_536));
  await expect(open(large.subarray(0, large.length - 65_552))).rejects.toMatchObject(refused);
});

test('a bit that is another one anywhere is seen', async () => {
  const sealed = await seal(Uint8Array.from({ length: 1000 }, (_, i) => i));
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length - 1), fc.nat(7), async (at, bit) => {
      const other = sealed.slice();
      other[at]! ^= 1 << bit;
      await expect(open(other)).rejects.toMatchObject(refused);
    }),
  );
});

test('what is no file of age, and what asks for more memory than Kith’s own do, is not begun', async () => {
  await expect(open(Buffer.from('PK\u0003\u0004'))).rejects.toMatchObject({ code: 'NotABundle' });
  const text = Buffer.from(await seal(new Uint8Array(100))).toString('latin1');
  const greedy = text.replace(/ 2\n/, ` ${WORK_FACTOR + 2}\n`);
  await expect(open(Buffer.from(greedy, 'latin1'))).rejects.toMatchObject({ code: 'NotABundle' });
});

test('a header that goes on and on is refused before its end', async () => {
  const sealed = Buffer.from(await seal(new Uint8Array(100)));
  const [first, second] = [sealed.indexOf('->'), sealed.indexOf('--- ')];
  const stanza = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`;
  for (const place of [first, second]) {
    let read = 0;
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      yield sealed.subarray(0, place);
      for (; read < 1000; read++) yield Buffer.from(stanza);
    };
    await expect(collected(decrypted(endless(), PASSPHRASE))).rejects.toMatchObject({
      code: 'NotABundle',
    });
    expect(read).toBeLessThan(5);
  }
  // An identity that is kept for anybody else to open it.
  const more = Buffer.concat([
    sealed.subarray(0, second),
    Buffer.from(stanza),
    sealed.subarray(second),
  ]);
  await expect(open(more)).rejects.toMatchObject({ code: 'NotABundle' });
});

test('what the source fails of is told as it is', async () => {
  const failing = async function* (): AsyncGenerator<Uint8Array> {
    yield (await seal(new Uint8Array(100))).subarray(0, 150);
    throw new Error('the cable');
  };
  await expect(collected(decrypted(failing(), PASSPHRASE))).rejects.toThrow('the cable');
});

test('a passphrase that anybody could guess is refused', async () => {
  await expect(seal(new Uint8Array(), 'short')).rejects.toMatchObject({ code: 'PassphraseShort' });
});
