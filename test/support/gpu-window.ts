import { ensureBuilt } from '../../build/bundle.ts';
import { HostPool } from '../../electron/models/host/pool.ts';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { createAppProtocol } from '../../electron/shells/desktop/app-protocol.ts';
import { hostsOfElectron } from '../../electron/shells/desktop/host-kinds.ts';
import { createPortDesk } from '../../electron/shells/desktop/port-desk.ts';
import { registerAppScheme } from '../../electron/shells/desktop/start-desktop.ts';
import { wordsIn } from '../../electron/shells/words/words-in.ts';
import { createRendererFiles } from '../../electron/shells/renderer-files.ts';
import { openBrowser } from './browser-shell.ts';
import { root } from './desktop.ts';
import { ElectronDouble } from './electron/index.ts';
import { modulesFolder } from './sample-faces.ts';

const inOut = (path: string) => `${root}out/${path}`;

/** Chromium's own WebGPU, computed by its software GPU: slow, and the same code as on a card. */
const SOFTWARE_GPU = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
];

/** Hosts of the desktop shell for WebGPU alone: hidden windows, which are pages of a real Chromium. */
export async function openGpuWindows() {
  await ensureBuilt('renderer');
  await ensureBuilt('desktop');
  process.env['KITH_SOFTWARE_GPU'] = '1';
  const { page: first, close: closeBrowser } = await openBrowser(null, { args: SOFTWARE_GPU });
  const context = first.context();
  const double = new ElectronDouble({ appPath: root, openPage: () => context.newPage() });
  const electron = double.api;
  registerAppScheme(electron);
  double.app.becomeReady();
  electron.protocol.handle(
    'app',
    createAppProtocol(
      createRendererFiles({
        builtPage: inOut('renderer'),
        modulesFolder,
        words: async () => wordsIn('en'),
      }),
    ),
  );
  const output: string[] = [];
  const note = (message: string, details?: object) =>
    void output.push(`${message} ${JSON.stringify(details)}`);
  const pool = new HostPool({
    kinds: hostsOfElectron(electron, {
      hostEntry: inOut('desktop/host.js'),
      preload: inOut('desktop/preload.cjs'),
      handPort: createPortDesk(electron.ipcMain),
    }),
    files: () => readNetworkFiles(modulesFolder),
    log: { info: note, warn: note },
    engines: () => ['webgpu'],
  });
  const close = async (): Promise<void> => {
    pool.close();
    await closeBrowser();
    delete process.env['KITH_SOFTWARE_GPU'];
  };
  return { pool, double, output, close };
}
