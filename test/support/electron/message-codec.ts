/**
 * Messages on their way between Node and a page, as JSON: what structured cloning carries, a view with the whole buffer
 * beneath it. A Blob of a page's arrives in Electron's main process as nothing: its reader knows no such object
 * (shell/common/v8_util.cc, `ReadHostObject`).
 *
 * The function is sent to the page as its source, so that it knows nothing but what it is given.
 */
export function messageCodec(base64: {
  encode: (bytes: Uint8Array) => string;
  decode: (text: string) => Uint8Array;
}) {
  const views: Record<string, any> = {
    DataView,
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  };
  const encode = (value: any): any => {
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'number' && !Number.isFinite(value))
      return { $: 'number', text: `${value}` };
    if (typeof value === 'bigint') return { $: 'bigint', text: `${value}` };
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Blob) throw new TypeError('A Blob cannot be read there');
    if (value instanceof Date) return { $: 'date', at: value.getTime() };
    if (value instanceof ArrayBuffer) {
      return { $: 'buffer', bytes: base64.encode(new Uint8Array(value)) };
    }
    if (ArrayBuffer.isView(value)) {
      const bytes = base64.encode(new Uint8Array(value.buffer));
      const length = 'length' in value ? value.length : value.byteLength;
      // A Buffer of Node's is a Uint8Array once it was cloned.
      const kind = value.constructor.name in views ? value.constructor.name : 'Uint8Array';
      return { $: 'view', kind, bytes, offset: value.byteOffset, length };
    }
    if (value instanceof Map) return { $: 'map', entries: encode([...value]) };
    if (value instanceof Set) return { $: 'set', entries: encode([...value]) };
    if (value instanceof Error) return { $: 'error', message: value.message };
    if (Array.isArray(value)) return value.map(encode);
    return { $: 'object', entries: Object.entries(value).map(([key, one]) => [key, encode(one)]) };
  };
  const decode = (value: any): any => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(decode);
    switch (value.$) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(value.text);
      case 'bigint':
        return BigInt(value.text);
      case 'date':
        return new Date(value.at);
      case 'buffer':
        return base64.decode(value.bytes).buffer;
      case 'view':
        return new views[value.kind](base64.decode(value.bytes).buffer, value.offset, value.length);
      case 'map':
        return new Map(decode(value.entries));
      case 'set':
        return new Set(decode(value.entries));
      case 'error':
        return new Error(value.message);
      default:
        return Object.fromEntries(
          value.entries.map(([key, one]: [string, any]) => [key, decode(one)]),
        );
    }
  };
  return { encode, decode };
}
