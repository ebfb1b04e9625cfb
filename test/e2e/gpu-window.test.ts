import { expect, test } from 'vitest';
import { openGpuWindows } from '../support/gpu-window.ts';
import { hostContractSuite } from '../support/host-contract.ts';
import { needing } from '../support/needing.ts';

needing('browser');

/** Software computes what a card would, and takes long over it. */
const PATIENCE = 400_000;

let windows: Awaited<ReturnType<typeof openGpuWindows>>;

hostContractSuite(
  'the hidden window',
  async () => {
    windows = await openGpuWindows();
    return {
      pool: windows.pool,
      close: async () => {
        await windows.close();
        // What went wrong in the page is in its console.
        const errors = windows.output.filter((line) => /error|NaN/i.test(line));
        if (errors.length > 0) throw new Error(errors.join('\n'));
      },
    };
  },
  PATIENCE,
);

test(
  'the window is hidden and sandboxed, and one that is lost is opened again',
  async () => {
    const { pool, double, close } = await openGpuWindows();
    try {
      const lease = pool.live.lease();
      await lease.ready();
      expect(double.windows.all.map(({ options }) => options)).toEqual([
        expect.objectContaining({
          show: false,
          webPreferences: expect.objectContaining({ sandbox: true, backgroundThrottling: false }),
        }),
      ]);
      // Software takes long over an embedding: it is enough to see that another window is asked for.
      const waiting = Promise.allSettled([lease.use((client) => client.selfCheck())]);
      double.windows.all[0]!.contents.crash();
      expect(await waiting).toMatchObject([{ status: 'rejected', reason: { code: 'EngineLost' } }]);
      await expect.poll(() => double.windows.all.length).toBe(2);
      expect(pool.live.report.state).toBe('restarting');
      expect(double.dialogs).toEqual([]);
    } finally {
      await close();
    }
  },
  PATIENCE,
);
