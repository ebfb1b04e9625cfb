import { createHash } from 'node:crypto';
import { KithError } from '../contract/index.ts';

/** Crockford's base 32: no letter that is read or heard as another, and none that makes words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What people write in place of some. */
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const BITS = 5;
const GROUP = 4;
const KEY_BYTES = 32;
/** With the key they make a whole number of groups; a mistake goes unnoticed in one of 16 million. */
const CHECK_BYTES = 3;

/** A key of 32 bytes as it is written down: 14 groups of 4 characters, the last 24 bits of which check the rest. */
export function recoveryKeyOf(key: Uint8Array): string {
  const bytes = Buffer.concat([key, checkOf(key)]);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = (bytes.length * 8) / BITS;
  const characters = Array.from(
    { length },
    (_, i) => ALPHABET[Number((bits >> BigInt(BITS * (length - 1 - i))) & 31n)],
  ).join('');
  return characters.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-');
}

/**
 * The key that was written down, however its groups are set apart and in whichever case. Error: `RecoveryKeyMistyped`.
 */
export function keyOfRecovery(typed: string): Uint8Array {
  const characters = Array.from(
    typed.toUpperCase().replaceAll(/[\s\-–—_.,]/g, ''),
    (character) => MISREAD[character] ?? character,
  );
  const values = characters.map((character) => ALPHABET.indexOf(character));
  const length = ((KEY_BYTES + CHECK_BYTES) * 8) / BITS;
  if (values.length !== length || values.includes(-1)) throw new KithError('RecoveryKeyMistyped');
  let bits = 0n;
  for (const value of values) bits = (bits << BigInt(BITS)) | BigInt(value);
  const bytes = Buffer.from(bits.toString(16).padStart(2 * (KEY_BYTES + CHECK_BYTES), '0'), 'hex');
  const key = new Uint8Array(bytes.subarray(0, KEY_BYTES));
  if (!checkOf(key).equals(bytes.subarray(KEY_BYTES))) throw new KithError('RecoveryKeyMistyped');
  return key;
}

/** Makes sure that what was written down is a key. Errors: `RecoveryKeyMistyped`, `RecoveryKeyWrong`. */
export function assertRecoveryKey(typed: string, key: Uint8Array): void {
  if (!Buffer.from(keyOfRecovery(typed)).equals(key)) throw new KithError('RecoveryKeyWrong');
}

function checkOf(key: Uint8Array): Buffer {
  const hash = createHash('sha256').update('kith recovery key').update(key).digest();
  return hash.subarray(0, CHECK_BYTES);
}
