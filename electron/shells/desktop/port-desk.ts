import type { IpcMain, IpcMainEvent, MessagePortMain, WebContents } from 'electron';
import { isOurs } from './origin.ts';

/** The message by which a page asks for its port, and gets it. */
const PORT_CHANNEL = 'kith:port';

/**
 * Hands ports to pages that were announced: `open` makes the far end of one whenever the page asks, which it does once for
 * every time it loads. Nobody else gets one: not a frame in the page, not another window, not another origin.
 */
export function createPortDesk(ipcMain: IpcMain) {
  const known = new Map<WebContents, () => MessagePortMain>();
  ipcMain.on(PORT_CHANNEL, (event: IpcMainEvent) => {
    const open = known.get(event.sender);
    const frame = event.senderFrame;
    if (!open || frame?.parent || !isOurs(frame?.url ?? '')) return;
    event.sender.postMessage(PORT_CHANNEL, null, [open()]);
  });
  return (contents: WebContents, open: () => MessagePortMain): void => {
    known.set(contents, open);
    contents.once('destroyed', () => known.delete(contents));
  };
}
