import { expect, test } from 'vitest';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { buildFaceBackbone, checkAgainstGolden } from '../../native-models/host/networks.ts';
import { startEngine } from '../../native-models/runtime/engines.ts';
import { needing } from '../support/needing.ts';
import { softwareGpu } from '../support/needs.ts';
import { modulesFolder } from '../support/sample-faces.ts';

needing('vulkan', 'software-gpu');

test('WebGPU computes the golden embedding, and a simulated GPU is not used unasked', async () => {
  // Slow, and the same WGSL kernels as on a real one.
  process.env['VK_ICD_FILENAMES'] = softwareGpu()!;
  await expect(startEngine('webgpu')).rejects.toThrow('simulated in software');
  process.env['KITH_SOFTWARE_GPU'] = '1';
  await startEngine('webgpu');
  const backbone = buildFaceBackbone(await readNetworkFiles(modulesFolder));
  const check = await checkAgainstGolden(backbone);
  expect(check.difference).toBeLessThan(check.tolerance);
  expect(check.passed).toBe(true);
});
