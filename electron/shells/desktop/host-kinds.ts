import { engineName } from '../../contract/index.ts';
import type { HostKind } from '../../models/host/host-kind.ts';
import type { ElectronApi } from './electron-api.ts';
import type { HandPort } from './port-desk.ts';
import { openWindowHost } from './window-host.ts';
import { spawnUtility } from './utility.ts';

/**
 * Hosts of the desktop shell: WebGPU in a hidden window, because Electron's Chromium alone can reach the GPU; everything
 * else in one of Electron's utility processes.
 */
export function hostsOfElectron(
  electron: Pick<ElectronApi, 'BrowserWindow' | 'MessageChannelMain' | 'utilityProcess'>,
  { hostEntry, preload, handPort }: { hostEntry: string; preload: string; handPort: HandPort },
): readonly HostKind[] {
  return [
    {
      engines: engineName.options.filter((engine) => engine !== 'webgpu'),
      spawn: spawnUtility(electron, hostEntry, 'Kith model host'),
    },
    {
      engines: ['webgpu'],
      spawn: (onOutput) => openWindowHost(electron, { preload, handPort }, onOutput),
    },
  ];
}
