import { expect, test } from 'vitest';
import { missingGpuSwitches, useWebGpu } from '../../../electron/shells/desktop/gpu-switches.ts';

const asked = (features: string) => ({ getSwitchValue: () => features });

test.each([
  ['linux', '', true],
  ['linux', 'Other', true],
  ['linux', 'VulkanFromANGLE', true],
  ['linux', 'Other,Vulkan,VulkanFromANGLE', false],
  ['darwin', '', false],
  ['win32', '', false],
] as const)(
  'on %s, started with the features “%s”, switches are missing: %s',
  (platform, features, missing) => {
    expect(missingGpuSwitches(asked(features), platform).length > 0).toBe(missing);
  },
);

test.each([
  ['linux', ['enable-unsafe-webgpu']],
  ['darwin', []],
  ['win32', []],
] as const)(
  'on %s Chromium is started with %j, and nothing that changes the screen',
  (platform, expected) => {
    const set: string[] = [];
    useWebGpu({ appendSwitch: (name) => void set.push(name) }, platform);
    expect(set).toEqual(expected);
  },
);
