import type { BundleSessions } from '../bundle/bundle-sessions.ts';
import type { KithImplementer } from './implement-kith.ts';

/** The calls about bundles, answered. `toldStream` has a stream end in what a page is told. */
export function bundleRoutes(
  os: KithImplementer['bundles'],
  sessions: BundleSessions,
  toldStream: <T>(stream: AsyncIterable<T>, call: string) => AsyncGenerator<T>,
) {
  return {
    beginExport: os.beginExport.handler(({ input: { passphrase, ...choice } }) =>
      sessions.beginExport(choice, passphrase),
    ),
    readExport: os.readExport.handler(async ({ input }) => {
      const { piece, progress } = await sessions.readExport(input.exportId);
      return { progress, piece: piece && new Blob(piece.map((part) => new Uint8Array(part))) };
    }),
    endExport: os.endExport.handler(({ input }) => sessions.endExport(input.exportId)),
    beginImport: os.beginImport.handler(({ input }) => sessions.beginImport(input.passphrase)),
    sendImport: os.sendImport.handler(async ({ input: { importId, piece } }) =>
      sessions.sendImport(importId, await piece.bytes()),
    ),
    preview: os.preview.handler(({ input }) => sessions.preview(input.importId)),
    merge: os.merge.handler(({ input, signal, path }) =>
      toldStream(sessions.merge(input.importId, signal), path.join('.')),
    ),
    replace: os.replace.handler(({ input }) => sessions.replace(input.importId)),
    endImport: os.endImport.handler(({ input }) => sessions.endImport(input.importId)),
  };
}
