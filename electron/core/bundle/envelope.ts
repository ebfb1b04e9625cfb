import { KithError, limits } from '../../contract/index.ts';

/**
 * The base-2 logarithm of scrypt's work for a new bundle: a second, and 256 MB for as long. It is what age uses by itself, and
 * the most that is done for a bundle from elsewhere: each more takes twice the memory.
 */
export const WORK_FACTOR = 18;
/**
 * How a file begins that was encrypted with a passphrase by age (age-encryption.org/v1, where a passphrase is the only recipient),
 * with the work that it asks for. A header with more in it would be read and held to its end before anything is known of it.
 */
const HEADER =
  /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} (\d{1,2})\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/;
const VERSION_LINE = Buffer.from('age-encryption.org/v1\n');
/** Bytes that hold that. */
const HEADER_BYTES = 150;

/** Loaded with the first bundle: its curves take a sixth of every command's start. */
const loadAge = async () => import('age-encryption');

/** Error: `PassphraseShort`. */
export function assertPassphrase(passphrase: string): void {
  if (passphrase.length < limits.leastPassphrase) throw new KithError('PassphraseShort');
}

/** Bytes encrypted with a passphrase. Error: `PassphraseShort`. */
export async function* encrypted(
  bytes: AsyncIterable<Uint8Array>,
  passphrase: string,
  workFactor = WORK_FACTOR,
): AsyncGenerator<Uint8Array> {
  assertPassphrase(passphrase);
  const { Encrypter } = await loadAge();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(composed(passphrase));
  encrypter.setScryptWorkFactor(workFactor);
  yield* await encrypter.encrypt(streamOf(bytes));
}

/**
 * What was encrypted with a passphrase, a piece as soon as it is known to be as it was written. Errors: `NotABundle` where it was
 * not; `PassphraseWrong`; `BundleDamaged` where a piece is another one, or the last is missing.
 */
export async function* decrypted(
  bytes: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  // What the source fails of is told as it is, not as damage.
  let failure: { error: unknown } | null = null;
  const watched = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* withCheckedHeader(bytes);
    } catch (error) {
      failure = { error };
      throw error;
    }
  };
  const { Decrypter } = await loadAge();
  const decrypter = new Decrypter();
  decrypter.addPassphrase(composed(passphrase));
  try {
    yield* await decrypter.decrypt(streamOf(watched()));
  } catch (cause) {
    const own = (failure as { error: unknown } | null)?.error;
    if (own !== undefined) throw own;
    if (cause instanceof KithError) throw cause;
    const isWrong = cause instanceof Error && cause.message.startsWith('no identity matched');
    throw new KithError(isWrong ? 'PassphraseWrong' : 'BundleDamaged', undefined, { cause });
  }
}

/** Pieces as a stream that is asked for them one by one. */
function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => {
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Keyboards write the same letter in several ways. */
function composed(passphrase: string): string {
  return passphrase.normalize('NFC');
}

/** Looks at the header before age does: for what is in it, it would take any amount of memory. Error: `NotABundle`. */
async function* withCheckedHeader(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start = Buffer.alloc(0);
  let isChecked = false;
  for await (const piece of bytes) {
    if (isChecked) {
      yield piece;
      continue;
    }
    start = Buffer.concat([start, piece]);
    if (start.length < HEADER_BYTES) continue;
    assertHeader(start);
    isChecked = true;
    yield start;
  }
  if (isChecked) return;
  assertHeader(start);
  yield start;
}

function assertHeader(start: Buffer): void {
  if (!VERSION_LINE.equals(start.subarray(0, VERSION_LINE.length))) {
    throw new KithError('NotABundle');
  }
  const header = HEADER.exec(start.toString('latin1', 0, HEADER_BYTES));
  const isCut = start.length < HEADER_BYTES;
  if (!header) throw new KithError(isCut ? 'BundleDamaged' : 'NotABundle');
  if (Number(header[1]) > WORK_FACTOR) throw new KithError('NotABundle');
}
