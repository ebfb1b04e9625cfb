import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import type { EngineName, EngineTrial } from '../../../electron/contract/index.ts';
import { createEngines } from '../../../electron/core/engines/engines.ts';
import type { HostMonitor } from '../../../electron/core/ports/index.ts';

/** The engines of a machine whose host runs on `inUse`, and where they were measured to be in this order. */
function enginesOf(inUse: EngineName, order: EngineName[], measured: EngineTrial[] = []) {
  const report: HostMonitor['report'] = {
    state: 'ready',
    engine: inUse,
    check: null,
    trials: [{ engine: inUse, state: 'in use' }],
  };
  const host = Object.assign(new EventEmitter(), {
    report,
    restart: vi.fn(),
    selfCheck: vi.fn(),
    describe: async () => ({ memory: 5, tensors: 3 }),
  });
  const measurements = Object.assign(new EventEmitter(), {
    trials: measured,
    order: () => order,
    measure: vi.fn(async () => undefined),
    prefer: vi.fn(),
  });
  const embed = vi.fn(() => Promise.reject(new Error('not loaded')));
  const onChange = vi.fn();
  const networks = { embed, findFaces: () => Promise.reject(new Error('not asked')) };
  const runtimes = Object.assign(new EventEmitter(), {
    trials: [],
    measure: vi.fn(async () => undefined),
  });
  const engines = createEngines({
    host,
    measurements,
    runtimes,
    builtTensorFlow: () => null,
    networks,
    onChange,
  });
  return { engines, host, measurements, runtimes, embed, onChange };
}

describe('the engine in use', () => {
  test('is left where it comes first already', async () => {
    const { engines, host, measurements, runtimes } = enginesOf('wasm', ['wasm', 'javascript']);
    await engines.measure();
    engines.choose(null);
    expect(measurements.measure).toHaveBeenCalledOnce();
    expect(runtimes.measure).toHaveBeenCalledOnce();
    expect(host.restart).not.toHaveBeenCalled();
  });

  test('is changed for a faster one once that was measured', async () => {
    const { engines, host } = enginesOf('wasm', ['tensorflow', 'wasm']);
    await engines.measure();
    expect(host.restart).toHaveBeenCalledOnce();
  });

  test('is not changed for one that was refused or is not there', () => {
    const { engines, host, measurements } = enginesOf(
      'wasm',
      ['tensorflow', 'webgpu', 'wasm'],
      [
        { engine: 'tensorflow', state: 'absent' },
        { engine: 'webgpu', state: 'refused', reason: 'wrong numbers' },
      ],
    );
    engines.choose('webgpu');
    expect(measurements.prefer).toHaveBeenCalledWith('webgpu');
    expect(host.restart).not.toHaveBeenCalled();
  });

  test('what was chosen before is preferred without changing over: the host is yet to start', () => {
    const { engines, host, measurements } = enginesOf('wasm', ['tensorflow', 'wasm']);
    engines.prefer('tensorflow');
    expect(measurements.prefer).toHaveBeenCalledWith('tensorflow');
    expect(host.restart).not.toHaveBeenCalled();
  });

  test('is warmed up whenever a host is ready, and failing at that is no failure yet', () => {
    const { host, embed, onChange } = enginesOf('wasm', ['wasm']);
    host.emit('state');
    expect(embed).toHaveBeenCalledOnce();
    host.report = { ...host.report, state: 'restarting' };
    host.emit('state');
    expect(embed).toHaveBeenCalledOnce();
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  test('is shown as the running host found it, with the speed that was measured', () => {
    const speed = { face: { chip: 9, batch: 4 }, classic: null };
    const { engines } = enginesOf(
      'wasm',
      ['wasm'],
      [
        { engine: 'wasm', state: 'present', speed },
        { engine: 'tensorflow', state: 'absent' },
      ],
    );
    expect(engines.state().trials).toEqual(
      expect.arrayContaining([
        { engine: 'wasm', state: 'in use', speed },
        { engine: 'tensorflow', state: 'absent' },
      ]),
    );
  });
});
