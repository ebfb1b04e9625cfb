import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { KithError } from '../../../electron/contract/index.ts';
import { addPack, fetchPack } from '../../../electron/models/fetch-pack.ts';
import {
  afterPackEvent,
  createPackJob,
  type PackEvent,
  type PackSource,
  type PackState,
} from '../../../electron/models/pack-job.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { packageOf, registryOf } from '../../support/packs.ts';
import { NO_DISK, smallDisk } from '../../support/small-disk.ts';
import { skipFor } from '../../support/needing.ts';

const error = { code: 'DiskFull', message: 'Full.', next: 'Free some.' };
const states = {
  absent: { state: 'absent', received: 3, error: null },
  fetching: { state: 'fetching', received: 3, error: null },
  present: { state: 'present', received: 3, error: null },
  failed: { state: 'failed', received: 3, error },
} satisfies Record<string, PackState>;
const events = {
  begun: { type: 'begun' },
  received: { type: 'received', bytes: 7 },
  arrived: { type: 'arrived' },
  stopped: { type: 'stopped' },
  failed: { type: 'failed', error },
  found: { type: 'looked', there: true },
  lost: { type: 'looked', there: false },
} satisfies Record<string, PackEvent>;

/** Every transition there is; an event that a state is not listed with changes nothing. */
const transitions: Record<keyof typeof states, Partial<Record<keyof typeof events, PackState>>> = {
  absent: { begun: states.fetching, found: states.present },
  fetching: {
    received: { ...states.fetching, received: 7 },
    arrived: states.present,
    stopped: states.absent,
    failed: states.failed,
  },
  present: { begun: states.fetching, lost: { ...states.absent, received: 0 } },
  failed: { begun: states.fetching, found: states.present },
};

describe('the states of a pack', () => {
  for (const [from, state] of Object.entries(states)) {
    for (const [name, event] of Object.entries(events)) {
      const to = transitions[from as keyof typeof states][name as keyof typeof events] ?? state;
      test(`${from}, ${name}: ${to.state}`, () => {
        expect(afterPackEvent(state, event)).toEqual(to);
      });
    }
  }
});

/** A job over a folder, with what was told and logged; `source` stands in for the registry. */
async function newJob(source?: Partial<PackSource>, of?: Awaited<ReturnType<typeof packageOf>>) {
  const { tarball, pack } = of ?? (await packageOf(Buffer.alloc(1000, 'x')));
  const folder = temporaryFolder();
  const onChange = vi.fn();
  const warn = vi.fn();
  const open = () =>
    createPackJob({
      pack,
      folder,
      onChange,
      log: { warn },
      source: { fetch: fetchPack, add: addPack, ...source },
    });
  const weights = join(folder, 'some-model', 'model', 'weights.bin');
  return { job: open(), open, tarball, pack, folder, weights, onChange, warn };
}

/** A failure of the system, as Node throws it. */
function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: write`), { code, syscall: 'write' });
}

describe('the job of a pack', () => {
  test('is absent, then fetching, then present, and stays so for the next start', async () => {
    const published = await packageOf(Buffer.alloc(1000, 'x'));
    const { address: registry } = await registryOf(published.tarball);
    const fetch: PackSource['fetch'] = (pack, folder, options) =>
      fetchPack(pack, folder, { ...options, registry });
    const { job, open, onChange } = await newJob({ fetch }, published);
    expect(job.state()).toMatchObject({ state: 'absent', received: 0 });
    job.fetch();
    expect(job.state().state).toBe('fetching');
    await job.settled();
    expect(job.state()).toMatchObject({ state: 'present', error: null });
    expect(onChange).toHaveBeenCalled();
    expect(open().state().state).toBe('present');
  });

  test('is under way once, however often it is asked for', async () => {
    const done = Promise.withResolvers<void>();
    const fetch = vi.fn(() => done.promise);
    const { job } = await newJob({ fetch });
    job.fetch();
    job.fetch();
    job.add('another.tgz');
    expect(fetch).toHaveBeenCalledTimes(1);
    done.resolve();
    await job.settled();
  });

  test('takes a file that was brought, and says where it is none', async () => {
    const { job, tarball } = await newJob();
    job.add(join(tarball, '..', 'none.tgz'));
    await job.settled();
    expect(job.state()).toMatchObject({ state: 'failed', error: { code: 'FileMissing' } });
    job.add(tarball);
    await job.settled();
    expect(job.state()).toMatchObject({ state: 'present', error: null });
  });

  test('stopped, is absent without an error, and tells how much has arrived', async () => {
    const { job, open, folder } = await newJob({
      fetch: (_pack, into, { signal } = {}) =>
        new Promise((_, reject) => {
          writeFileSync(join(into, 'some-model-1.2.3.tgz.part'), 'some bytes');
          signal?.addEventListener('abort', () => reject(new KithError('Canceled', 'test')));
        }),
    });
    job.fetch();
    job.cancel();
    await job.settled();
    expect(job.state()).toMatchObject({ state: 'absent', received: 10, error: null });
    expect(open().state()).toMatchObject({ state: 'absent', received: 10 });
    rmSync(join(folder, 'some-model-1.2.3.tgz.part'));
  });

  test('stopped when everything had arrived, is present', async () => {
    const done = Promise.withResolvers<void>();
    const { job, weights } = await newJob({ fetch: () => done.promise });
    job.fetch();
    job.cancel();
    mkdirSync(dirname(weights), { recursive: true });
    writeFileSync(weights, '');
    done.resolve();
    await job.settled();
    expect(job.state().state).toBe('present');
  });

  test('whose files were removed is absent, and can be fetched again', async () => {
    const { job, tarball, weights } = await newJob();
    job.add(tarball);
    await job.settled();
    rmSync(weights);
    expect(job.state()).toMatchObject({ state: 'absent', received: 0 });
    job.add(tarball);
    await job.settled();
    expect(job.state().state).toBe('present');
  });

  test.each([
    ['a failure that is expected', new KithError('PackUnreachable', 'test'), 'PackUnreachable'],
    ['a full disk that nobody foresaw', systemError('ENOSPC'), 'DiskFull'],
    ['a bug', new TypeError('undefined is not a function'), 'Bug'],
    ['something that is no error at all', 'text', 'Bug'],
  ])('ends in a state, never in a rejection, after %s', async (_, thrown, code) => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { job, warn } = await newJob({ fetch: () => Promise.reject(thrown) });
    job.fetch();
    await job.settled();
    expect(job.state()).toMatchObject({ state: 'failed', error: { code } });
    expect(warn).toHaveBeenCalledWith(expect.any(String), { pack: 'test', error: thrown });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test('on a full disk tells what to do, and does it when asked again', async (context) => {
    const disk = smallDisk(4) ?? skipFor(context, NO_DISK);
    const { tarball, pack } = await packageOf(Buffer.alloc(100_000, 'x'));
    const job = createPackJob({
      pack,
      folder: disk.folder,
      onChange: () => undefined,
      log: { warn: () => undefined },
    });
    job.add(tarball);
    await job.settled();
    expect(job.state()).toMatchObject({
      state: 'failed',
      error: { code: 'DiskFull', next: expect.stringContaining('Free up some space') },
    });
    disk.remount('size=1m');
    job.add(tarball);
    await job.settled();
    expect(job.state()).toMatchObject({ state: 'present', error: null });
  });
});
