import type { CommandLine } from 'electron';

/** Lifts Chromium's list of cards on which WebGPU is off; Kith checks what a card computes by itself. */
const WEBGPU = 'enable-unsafe-webgpu';

/**
 * What Chromium's WebGPU needs besides on Linux with other cards than Intel's (from the 12th generation) and NVIDIA's (driver
 * 535.183 or newer): everything on the screen is drawn through Vulkan then, which not every system can do, so that it is for the
 * user to ask for (github.com/gpuweb/gpuweb/wiki/Implementation-Status).
 */
const VULKAN = [
  '--enable-features=Vulkan,VulkanFromANGLE',
  '--use-angle=vulkan',
  '--ozone-platform=x11',
] as const;

/**
 * Has Chromium offer WebGPU to Kith's pages, which it does by itself everywhere but on Linux. Must run before the app is ready.
 */
export function useWebGpu(
  commandLine: Pick<CommandLine, 'appendSwitch'>,
  platform: NodeJS.Platform = process.platform,
): void {
  if (platform === 'linux') commandLine.appendSwitch(WEBGPU);
}

/** Switches that may bring WebGPU to this system and that Kith was started without. */
export function missingGpuSwitches(
  commandLine: Pick<CommandLine, 'getSwitchValue'>,
  platform: NodeJS.Platform = process.platform,
): string[] {
  if (platform !== 'linux') return [];
  const asked = commandLine.getSwitchValue('enable-features').split(',').includes('Vulkan');
  return asked ? [] : [...VULKAN];
}
