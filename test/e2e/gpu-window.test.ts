import { afterEach, expect, test, vi } from 'vitest';
import { ensureBuilt } from '../../build/bundle.ts';
import { HostPool } from '../../electron/models/host/pool.ts';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { createAppProtocol } from '../../electron/shells/desktop/app-protocol.ts';
import { hostsOfElectron } from '../../electron/shells/desktop/host-kinds.ts';
import { createPortDesk } from '../../electron/shells/desktop/port-desk.ts';
import { registerAppScheme } from '../../electron/shells/desktop/start-desktop.ts';
import { createRendererFiles } from '../../electron/shells/renderer-files.ts';
import { goldenChip } from '../../native-models/runtime/golden.ts';
import { openBrowser } from '../support/browser-shell.ts';
import { root } from '../support/desktop.ts';
import { ElectronDouble } from '../support/electron/index.ts';
import { modulesFolder } from '../support/sample-faces.ts';
import { needing } from '../support/needing.ts';

needing('browser');

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
  const double = new ElectronDouble({ appPath: root, openPage: () => context.newPage() });
  const electron = double.api;
  registerAppScheme(electron);
  double.app.becomeReady();
  electron.protocol.handle(
    'app',
    createAppProtocol(createRendererFiles({ builtPage: `${root}out/renderer`, modulesFolder })),
  );
  const output: string[] = [];
  const note = (message: string, details?: object) =>
    void output.push(`${message} ${JSON.stringify(details)}`);
  const pool = new HostPool({
    kinds: hostsOfElectron(electron, {
      hostEntry: `${root}out/desktop/host.js`,
      preload: `${root}out/desktop/preload.cjs`,
      handPort: createPortDesk(electron.ipcMain),
    }),
    files: () => readNetworkFiles(modulesFolder),
    log: { info: note, warn: note },
    engines: () => ['webgpu'],
  });
  const host = pool.live;
  const lease = host.lease();
  try {
    await lease.ready().catch(() => undefined);
    const { state, engine, check } = host.report;
    expect({ state, engine, passed: check?.passed, output }).toMatchObject({
      state: 'ready',
      engine: 'webgpu',
      passed: true,
    });
    expect(double.windows.all.map(({ options }) => options)).toEqual([
      expect.objectContaining({
        show: false,
        webPreferences: expect.objectContaining({ sandbox: true, backgroundThrottling: false }),
      }),
    ]);
    // Copies for training go through the page's own blur and JPEG.
    const { features, size } = await lease.use((client) =>
      client.features({
        items: [{ chip: goldenChip(), seed: 'any' }],
        augment: { geometry: 1, mirror: 1, blur: 1, light: 1, noise: 1, jpeg: 1 },
        version: 'face',
      }),
    );
    expect([features.length, size]).toEqual([128, 128]);
    expect(features.every(Number.isFinite)).toBe(true);

    // Software takes long over an embedding: it is enough to see that another window is asked for.
    const waiting = Promise.allSettled([lease.use((client) => client.selfCheck())]);
    double.windows.all[0]!.contents.crash();
    expect(await waiting).toMatchObject([{ status: 'rejected', reason: { code: 'EngineLost' } }]);
    await expect.poll(() => double.windows.all.length).toBe(2);
    expect(host.report.state).toBe('restarting');
    expect(double.dialogs).toEqual([]);
  } finally {
    pool.close();
    await browser.close();
  }
});
