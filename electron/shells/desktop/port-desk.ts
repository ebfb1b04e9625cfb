import type { IpcMain, IpcMainEvent, MessagePortMain, WebContents } from 'electron';
import { isOurs } from './origin.ts';

/** The message by which a page asks for its port, and gets it. */
const PORT_CHANNEL = 'kith:port';

/**
 * Hands ports to a page each time it loads: see `createPortDesk`. `open` makes the far end of one, or refuses with null.
 */
export type HandPort = (contents: WebContents, open: () => MessagePortMain | null) => void;

/**
 * Hands ports to pages that were announced: `open` makes the far end of one whenever the page asks, which it does once for
 * every time it loads. Nobody else gets one: not a frame in the page, not another window, not another origin.
 */
export function createPortDesk(ipcMain: IpcMain): HandPort {
  const known = new Map<WebContents, () => MessagePortMain | null>();
  ipcMain.on(PORT_CHANNEL, (event: IpcMainEvent) => {
    const open = known.get(event.sender);
    const frame = event.senderFrame;
    if (!open || frame?.parent || !isOurs(frame?.url ?? '')) return;
    const port = open();
    if (port) event.sender.postMessage(PORT_CHANNEL, null, [port]);
  });
  return (contents, open) => {
    known.set(contents, open);
    contents.once('destroyed', () => known.delete(contents));
  };
}
