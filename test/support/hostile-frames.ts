import fc from 'fast-check';

/** Bytes that somebody sends over a socket that was opened. */
export interface Attack {
  readonly what: string;
  readonly bytes: Buffer;
}

interface Frame {
  /** The first byte: fin, three reserved bits, opcode. */
  readonly head: number;
  readonly masked: boolean;
  readonly payload: Buffer;
  /** What the frame says its length is; that of the payload where it is not given. */
  readonly claims?: bigint;
  /** Bytes of the length in the frame, more than it needs. */
  readonly wide?: boolean;
}

const MASK = Buffer.from([1, 2, 3, 4]);

/** A frame as RFC 6455 lays it out, true or not. */
export function frameOf({ head, masked, payload, claims, wide = false }: Frame): Buffer {
  const length = claims ?? BigInt(payload.length);
  const bit = masked ? 0x80 : 0;
  let size: Buffer;
  if (wide || length > 0xffffn) {
    size = Buffer.alloc(9);
    size[0] = bit | 127;
    size.writeBigUInt64BE(length, 1);
  } else if (length > 125n) {
    size = Buffer.from([bit | 126, Number(length >> 8n), Number(length & 255n)]);
  } else {
    size = Buffer.from([bit | Number(length)]);
  }
  const body = masked ? payload.map((byte, i) => byte ^ MASK[i % 4]!) : payload;
  return Buffer.concat([Buffer.from([head]), size, masked ? MASK : Buffer.alloc(0), body]);
}

/** A whole frame of text. */
export function textFrame(text: string): Buffer {
  return frameOf({ head: 0x81, masked: true, payload: Buffer.from(text) });
}

const binaryFrame = (payload: Buffer): Buffer => frameOf({ head: 0x82, masked: true, payload });

const junk = (most: number): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ maxLength: most }).map((bytes) => Buffer.from(bytes));

const kind = (what: string, bytes: fc.Arbitrary<Buffer>): fc.Arbitrary<Attack> =>
  // In words where it fails: nobody reads the bytes.
  bytes.map((made) => ({ what, bytes: made, [fc.toStringMethod]: () => what }));

/** Envelopes as oRPC has them, with something wrong in them. */
const envelope = fc.record(
  {
    i: fc.oneof(fc.string(), fc.integer(), fc.constantFrom(null, {}, [], '__proto__')),
    t: fc.oneof(fc.integer({ min: -1, max: 9 }), fc.constantFrom('1', null, {})),
    p: fc.oneof(
      fc.anything({ maxDepth: 2 }),
      fc.record(
        {
          u: fc.oneof(
            fc.webUrl(),
            fc.constantFrom(
              '/settings/get',
              '/people/list',
              '/__proto__/constructor',
              '/enrollment/readPhoto',
              '/system/changes',
              'x',
              1,
              null,
            ),
          ),
          b: fc.oneof(
            fc.anything({ maxDepth: 2 }),
            fc.constantFrom(
              { json: { __proto__: 1 }, meta: [[1, 'constructor', 'prototype']] },
              { json: {}, meta: [[9, 'x', 'y']], maps: [['__proto__', 'a']] },
              { json: [], maps: [['a']], files: 4 },
            ),
          ),
          h: fc.oneof(
            fc.dictionary(fc.string(), fc.string()),
            fc.constantFrom(
              { 'content-type': 'text/event-stream' },
              { 'content-type': 'multipart/form-data; boundary=x' },
              { 'content-disposition': 'attachment; filename=x' },
              { 'content-type': ['a', 'b'] },
              7,
            ),
          ),
          m: fc.constantFrom('GET', 'TRACE', '', 3),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
);

/** JSON of a value that may hold what JSON has no words for. */
function jsonOf(value: unknown): string {
  const plain: unknown = JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ??
      'null',
  );
  return JSON.stringify(plain);
}

/** Everything that is tried. */
export const attacks: fc.Arbitrary<Attack> = fc.oneof(
  kind('bytes that are no frame', junk(200)),
  kind(
    'a frame without a mask',
    junk(50).map((payload) => frameOf({ head: 0x82, masked: false, payload })),
  ),
  kind(
    'reserved bits and opcodes',
    fc
      .tuple(fc.integer({ min: 0, max: 255 }), junk(50))
      .map(([head, payload]) => frameOf({ head, masked: true, payload })),
  ),
  kind(
    'a length that is not true',
    fc
      .tuple(junk(50), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }))
      .map(([payload, claims]) => frameOf({ head: 0x82, masked: true, payload, claims })),
  ),
  kind(
    'a length in too many bytes',
    junk(50).map((payload) => frameOf({ head: 0x82, masked: true, payload, wide: true })),
  ),
  kind(
    'a control frame that is too long or not whole',
    fc
      .tuple(fc.constantFrom(0x88, 0x89, 0x8a, 0x08, 0x09), fc.integer({ min: 0, max: 300 }))
      .map(([head, length]) => frameOf({ head, masked: true, payload: Buffer.alloc(length, 65) })),
  ),
  kind(
    'pieces in the wrong order',
    fc
      .array(fc.constantFrom(0x00, 0x01, 0x02, 0x80, 0x81), { minLength: 2, maxLength: 5 })
      .map((heads) =>
        Buffer.concat(
          heads.map((head) => frameOf({ head, masked: true, payload: Buffer.from('x') })),
        ),
      ),
  ),
  kind(
    'text that is no UTF-8',
    junk(50).map((payload) =>
      frameOf({
        head: 0x81,
        masked: true,
        payload: Buffer.concat([payload, Buffer.from([0xff, 0xc0])]),
      }),
    ),
  ),
  kind('text that is no JSON', fc.string({ maxLength: 200 }).map(textFrame)),
  kind('any JSON', fc.json({ maxDepth: 3 }).map(textFrame)),
  kind(
    'a wrong envelope',
    envelope.map((value) => textFrame(jsonOf(value))),
  ),
  kind(
    'a wrong envelope with bytes after it',
    fc
      .tuple(envelope, junk(200))
      .map(([value, rest]) =>
        binaryFrame(Buffer.concat([Buffer.from(jsonOf(value)), Buffer.from([255]), rest])),
      ),
  ),
  kind('binary junk', junk(500).map(binaryFrame)),
  kind(
    'nested too deep',
    fc
      .integer({ min: 1000, max: 200_000 })
      .map((depth) =>
        textFrame(`{"i":"1","p":{"u":"/settings/get","b":{"json":${'['.repeat(depth)}`),
      ),
  ),
  kind(
    'nested deep, and whole',
    fc
      .integer({ min: 1000, max: 200_000 })
      .map((depth) =>
        textFrame(
          `{"i":"1","p":{"u":"/settings/update","b":{"json":${'['.repeat(depth)}${']'.repeat(depth)}}}}`,
        ),
      ),
  ),
  kind(
    'keys of prototypes',
    fc
      .constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty')
      .map((key) =>
        textFrame(
          `{"i":"1","p":{"u":"/settings/update","b":{"json":{"${key}":{"${key}":1}}}},"${key}":{}}`,
        ),
      ),
  ),
);
