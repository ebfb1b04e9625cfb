import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBrowser } from '../support/browser-shell.ts';
import { ElectronDouble } from '../support/electron/index.ts';
import { temporaryFolder } from '../support/folders.ts';

test('the double’s preload runs in a world of its own, requires electron alone, and hands ports over', async () => {
  const { page, problems, close } = await openBrowser(null);
  const appPath = temporaryFolder();
  writeFileSync(join(appPath, 'package.json'), '{"name":"program"}');
  const preload = join(appPath, 'preload.js');
  writeFileSync(
    preload,
    `const { contextBridge, ipcRenderer } = require('electron');
     globalThis.secret = 'of the preload';
     let refused = '';
     try { require('node:fs'); } catch (error) { refused = error.message; }
     contextBridge.exposeInMainWorld('bridge', { refused, sawPage: typeof globalThis.ofThePage });
     ipcRenderer.on('port', ({ ports }) => window.postMessage('port', location.origin, [...ports]));
     window.addEventListener('message', ({ data }) => { if (data === 'wanted') ipcRenderer.send('wanted'); });`,
  );
  const double = new ElectronDouble({ appPath, openPage: async () => page });
  const { app, protocol, ipcMain, BrowserWindow, MessageChannelMain } = double.api;
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
  double.app.becomeReady();
  protocol.handle('app', () => {
    const html = `<script>
      globalThis.ofThePage = true;
      globalThis.seen = JSON.stringify([window.bridge, typeof globalThis.secret, typeof require]);
      globalThis.heard = [];
      addEventListener('message', ({ data, ports: [port] }) => {
        if (data !== 'port') return;
        port.onmessage = ({ data }) => { globalThis.heard.push(data); port.postMessage({ back: data }); };
        globalThis.sendBlob = () => port.postMessage(new Blob(['x']));
      });
      postMessage('wanted');
    </script>`;
    return new Response(html, { headers: { 'Content-Type': 'text/html' } });
  });
  const answers: unknown[] = [];
  let closed = 0;
  let asked = 0;
  ipcMain.on('wanted', ({ sender, senderFrame }) => {
    expect(senderFrame?.url).toBe('app://kith/');
    asked++;
    const { port1, port2 } = new MessageChannelMain();
    port1.on('message', ({ data }) => answers.push(data));
    port1.on('close', () => closed++);
    port1.start();
    sender.postMessage('port', null, [port2]);
    port1.postMessage(new Uint8Array([1, 2, 3]));
  });
  try {
    const window = new BrowserWindow({
      webPreferences: { preload, sandbox: true, contextIsolation: true },
    });
    await window.loadURL('app://kith/');
    const bridge = { refused: 'module not found: node:fs', sawPage: 'undefined' };
    expect(JSON.parse(await page.evaluate(() => (window as any).seen))).toEqual([
      bridge,
      'undefined',
      'undefined',
    ]);
    await expect.poll(() => answers).toEqual([{ back: new Uint8Array([1, 2, 3]) }]);
    await page.evaluate(() => (window as any).sendBlob());
    await expect.poll(() => answers).toHaveLength(2);
    expect(answers[1]).toBeNull();
    // With the document the ports go, and the next one asks for its own.
    await page.reload();
    await expect.poll(() => closed).toBe(1);
    await expect.poll(() => asked).toBe(2);
    expect(problems).toEqual([]);
    app.quit();
    expect(await double.quit).toBe(0);
  } finally {
    await close();
  }
});
