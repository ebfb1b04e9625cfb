import { contextBridge, ipcRenderer } from 'electron';

// The bridge between the sandboxed page and the owner: it hands one port over, and nothing else.
const PORT_CHANNEL = 'kith:port';

contextBridge.exposeInMainWorld('kithDesktop', true);

window.addEventListener('message', ({ source, data }) => {
  if (source === window && data === `${PORT_CHANNEL}:wanted`) ipcRenderer.send(PORT_CHANNEL);
});
ipcRenderer.on(PORT_CHANNEL, ({ ports }) => {
  window.postMessage(PORT_CHANNEL, location.origin, [...ports]);
});
