/**
 * What Electron's main process can put into a message, and how it arrives (shell/common/v8_util.cc).
 *
 * - Functions, and objects that belong to the host, cannot be cloned: its delegate writes a `NativeImage` and nothing else,
 *   so that a Blob, which a page may well send to another page, is refused here ("An object could not be cloned.").
 * - V8 writes a view by writing the whole buffer beneath it: whoever sends a piece of a large buffer sends the large buffer.
 */
export function cloneMessage(message: unknown): unknown {
  refuseHostObjects(message, new Set());
  hiddenSoFar += hiddenBytes(message);
  return structuredClone(message);
}

let hiddenSoFar = 0;

/** Bytes of buffers that all messages of this process carried beyond what their views showed. */
export function allHiddenBytes(): number {
  return hiddenSoFar;
}

function hiddenBytes(message: unknown): number {
  const buffers = new Map<ArrayBufferLike, number>();
  walk(message, new Set(), (value) => {
    if (value instanceof ArrayBuffer) buffers.set(value, value.byteLength);
    if (ArrayBuffer.isView(value)) {
      buffers.set(value.buffer, (buffers.get(value.buffer) ?? 0) + value.byteLength);
    }
  });
  let hidden = 0;
  for (const [buffer, shown] of buffers) hidden += Math.max(0, buffer.byteLength - shown);
  return hidden;
}

function refuseHostObjects(message: unknown, seen: Set<object>): void {
  walk(message, seen, (value) => {
    const refused =
      typeof value === 'function' ||
      typeof value === 'symbol' ||
      value instanceof Blob ||
      value instanceof MessagePort ||
      value instanceof Promise ||
      value instanceof SharedArrayBuffer;
    if (refused) throw new Error('An object could not be cloned.');
  });
}

function walk(value: unknown, seen: Set<object>, visit: (value: unknown) => void): void {
  visit(value);
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return;
  const inside =
    value instanceof Map || value instanceof Set ? [...value].flat() : Object.values(value);
  for (const one of inside) walk(one, seen, visit);
}
