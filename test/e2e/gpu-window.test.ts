import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { ensureBuilt } from '../../build/bundle.ts';
import { HostSupervisor } from '../../electron/models/host-supervisor.ts';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { createAppProtocol } from '../../electron/shells/desktop/app-protocol.ts';
import { hostsOfElectron } from '../../electron/shells/desktop/host-kinds.ts';
import { createPortDesk } from '../../electron/shells/desktop/port-desk.ts';
import { createRendererFiles } from '../../electron/shells/renderer-files.ts';
import { goldenChip } from '../../native-models/runtime/golden.ts';
import { openBrowser } from '../support/browser-shell.ts';
import { electronDouble } from '../support/electron-double.ts';
import { modulesFolder } from '../support/sample-faces.ts';
import { needing } from '../support/needing.ts';

needing('browser');

const inOut = (path: string) => fileURLToPath(new URL(`../../out/${path}`, import.meta.url));

/** Chromium's own WebGPU, computed by its software GPU: slow, and the same code as on a card. */
const SOFTWARE_GPU = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
];

afterEach(() => vi.unstubAllEnvs());

test('the hidden window computes as every engine does, and one that is lost is opened again', async () => {
  await ensureBuilt('renderer');
  await ensureBuilt('desktop');
  vi.stubEnv('KITH_SOFTWARE_GPU', '1');
  const { browser, page: first } = await openBrowser(null, { args: SOFTWARE_GPU });
  const context = first.context();
  const { electron, record } = electronDouble(
    () => context.newPage(),
    inOut('desktop/preload.cjs'),
    inOut('desktop/host.js'),
  );
  electron.protocol.handle(
    'app',
    createAppProtocol(createRendererFiles({ builtPage: inOut('renderer'), modulesFolder })),
  );
  const output: string[] = [];
  const note = (message: string, details?: object) =>
    void output.push(`${message} ${JSON.stringify(details)}`);
  const host = new HostSupervisor({
    kinds: hostsOfElectron(electron, {
      hostEntry: inOut('desktop/host.js'),
      preload: inOut('desktop/preload.cjs'),
      handPort: createPortDesk(electron.ipcMain),
    }),
    files: () => readNetworkFiles(modulesFolder),
    log: { info: note, warn: note },
    engines: () => ['webgpu'],
  });
  try {
    await host.start().catch(() => undefined);
    const { state, engine, check } = host.report;
    expect({ state, engine, passed: check?.passed, output }).toMatchObject({
      state: 'ready',
      engine: 'webgpu',
      passed: true,
    });
    expect(record.windows).toEqual([
      expect.objectContaining({
        show: false,
        webPreferences: expect.objectContaining({ sandbox: true, backgroundThrottling: false }),
      }),
    ]);
    // Copies for training go through the page's own blur and JPEG.
    const { features, size } = await host.use((client) =>
      client.features({
        items: [{ chip: goldenChip(), seed: 'any' }],
        augment: { geometry: 1, mirror: 1, blur: 1, light: 1, noise: 1, jpeg: 1 },
        version: 'face',
      }),
    );
    expect([features.length, size]).toEqual([128, 128]);
    expect(features.every(Number.isFinite)).toBe(true);

    // Software takes long over an embedding: it is enough to see that another window is asked for.
    const waiting = Promise.allSettled([host.use((client) => client.selfCheck())]);
    record.opened[0]!.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(await waiting).toMatchObject([{ status: 'rejected', reason: { code: 'EngineLost' } }]);
    await expect.poll(() => record.windows.length).toBe(2);
    expect(host.report.state).toBe('restarting');
  } finally {
    host.stop();
    await browser.close();
  }
});
