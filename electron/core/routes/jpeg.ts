/** A picture as it crosses a boundary. */
export function jpeg(bytes: Uint8Array): Blob {
  return new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' });
}
