import { createHash } from 'node:crypto';
import { KithError } from '../../contract/index.ts';

/** The first bytes of what is inside a bundle's encryption. */
const MAGIC = Buffer.from('kith-bundle\n');
/** Bytes before a record: how many its JSON has, and how many its body. */
const LENGTHS = 8;
/** More JSON than any record has. */
const MOST_JSON = 64 * 1024;

/** A part of a bundle: what it says as JSON, and bytes that belong to it. */
export interface BundleRecord {
  readonly json: unknown;
  readonly body: Uint8Array;
}

/** What the last record says: how many came before it, and the SHA-256 of all bytes before it. */
interface RecordsEnd {
  readonly records: number;
  readonly sha256: string;
}

/**
 * Records as bytes: a line that tells the format, then each as two lengths (unsigned, 32 bits, big-endian), JSON in UTF-8, and its
 * body. The last one is a `RecordsEnd`, without which they are not whole.
 */
export async function* recordBytes(
  records: AsyncIterable<BundleRecord>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let count = 0;
  const bytesOf = function* ({ json, body }: BundleRecord): Generator<Uint8Array> {
    const text = Buffer.from(JSON.stringify(json));
    const head = Buffer.alloc(LENGTHS + text.length);
    head.writeUInt32BE(text.length, 0);
    head.writeUInt32BE(body.length, 4);
    text.copy(head, LENGTHS);
    yield head;
    if (body.length > 0) yield body;
  };
  yield hashed(hash, MAGIC);
  for await (const record of records) {
    count++;
    for (const bytes of bytesOf(record)) yield hashed(hash, bytes);
  }
  const end: RecordsEnd = { records: count, sha256: hash.digest('hex') };
  yield* bytesOf({ json: { kind: 'end', ...end }, body: new Uint8Array() });
}

function hashed(hash: ReturnType<typeof createHash>, bytes: Uint8Array): Uint8Array {
  hash.update(bytes);
  return bytes;
}

/**
 * The records in bytes, but for the end, which is checked. `mostBody` says how many bytes a record's body may have by its JSON, so
 * that nobody has it take memory. Errors: `NotABundle`, `BundleDamaged`.
 */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  mostBody: (json: unknown) => number,
): AsyncGenerator<BundleRecord> {
  const input = new ByteReader(bytes);
  const magic = await input.read(MAGIC.length);
  if (!magic || !MAGIC.equals(magic)) throw new KithError('NotABundle');
  const hash = createHash('sha256').update(MAGIC);
  for (let count = 0; ; count++) {
    const lengths = Buffer.from(await whole(input, LENGTHS));
    const [textBytes, bodyBytes] = [lengths.readUInt32BE(0), lengths.readUInt32BE(4)];
    if (textBytes > MOST_JSON) throw new KithError('BundleDamaged');
    const text = Buffer.from(await whole(input, textBytes));
    const json = parsed(text);
    if (isEnd(json)) {
      const isWhole = json.records === count && json.sha256 === hash.digest('hex');
      // What follows the end is none of it.
      if (!isWhole || bodyBytes > 0 || (await input.read(1))) throw new KithError('BundleDamaged');
      return;
    }
    if (bodyBytes > mostBody(json)) throw new KithError('BundleDamaged');
    const body = await whole(input, bodyBytes);
    hash.update(lengths).update(text).update(body);
    yield { json, body };
  }
}

function isEnd(json: unknown): json is RecordsEnd {
  return typeof json === 'object' && json !== null && 'kind' in json && json.kind === 'end';
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch (cause) {
    throw new KithError('BundleDamaged', undefined, { cause });
  }
}

async function whole(input: ByteReader, count: number): Promise<Uint8Array> {
  const bytes = await input.read(count);
  if (!bytes) throw new KithError('BundleDamaged');
  return bytes;
}

/** Takes so many bytes at a time from pieces of any size, of which it holds no more than it must. */
class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array();

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** The next bytes, the caller's alone; null where there are fewer. */
  async read(count: number): Promise<Uint8Array | null> {
    // What is told of a length is no reason to set aside memory for it before it is there.
    const parts: Uint8Array[] = [];
    let missing = count;
    while (missing > 0) {
      if (this.#piece.length === 0) {
        const next = await this.#pieces.next();
        if (next.done) return null;
        this.#piece = next.value;
        continue;
      }
      parts.push(this.#piece.subarray(0, missing));
      const taken = Math.min(missing, this.#piece.length);
      this.#piece = this.#piece.subarray(taken);
      missing -= taken;
    }
    const bytes = new Uint8Array(count);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }
}
