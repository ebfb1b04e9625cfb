import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { asShown, KithError } from '../../../../electron/contract/index.ts';
import { testKith } from '../../../support/kith.ts';

/** A Kith whose liveness network is not here yet, with everything that its views were told. */
async function withoutNetwork() {
  const made = await testKith();
  made.livenessPack.end('absent');
  const told: string[] = [];
  made.kith.changes.on('change', ({ kind }) => told.push(kind));
  return { ...made, told };
}

test('off in a gallery until something is chosen', async () => {
  const { kith } = await withoutNetwork();
  expect((await kith.settings.get()).liveness).toBe('off');
  expect(await kith.liveness.state()).toMatchObject({ policy: 'off', wanted: null });
});

test('chosen while the network is not here, it holds once that has arrived', async () => {
  const { kith, livenessPack, told } = await withoutNetwork();
  expect(await kith.liveness.choose('require')).toMatchObject({
    policy: 'off',
    wanted: 'require',
    pack: { state: 'fetching' },
  });
  // Another choice meanwhile is the one that will hold.
  expect(await kith.liveness.choose('observe')).toMatchObject({ policy: 'off', wanted: 'observe' });
  livenessPack.end('present');
  await setImmediate();
  await expect.poll(() => kith.liveness.state()).toMatchObject({ policy: 'observe', wanted: null });
  expect(told).toEqual(expect.arrayContaining(['settings', 'liveness']));
});

test('where the network cannot be fetched it stays off, and the state says why', async () => {
  const { kith, livenessPack } = await withoutNetwork();
  await kith.liveness.choose('observe');
  livenessPack.end('failed', asShown(new KithError('PackUnreachable', 'network 1.0')));
  await expect
    .poll(() => kith.liveness.state())
    .toMatchObject({
      policy: 'off',
      wanted: null,
      pack: { state: 'failed', error: { code: 'PackUnreachable' } },
    });
  expect((await kith.settings.get()).liveness).toBe('off');
});

test('stopped, or switched off, while it is fetched: it stays off', async () => {
  const { kith } = await withoutNetwork();
  await kith.liveness.choose('observe');
  expect(await kith.liveness.cancel()).toMatchObject({
    policy: 'off',
    wanted: null,
    pack: { state: 'absent' },
  });
  await kith.liveness.choose('require');
  expect(await kith.liveness.choose('off')).toMatchObject({ policy: 'off', wanted: null });
  await setImmediate();
  expect(await kith.liveness.state()).toMatchObject({ policy: 'off', wanted: null });
});

test('switched off and chosen again while the download stops, it holds once that has arrived', async () => {
  const { kith, livenessPack } = await withoutNetwork();
  // A download stops a while after it is told to.
  const cancel = () => {
    if (livenessPack.state().state === 'fetching') {
      void setImmediate().then(() => livenessPack.end('absent'));
    }
  };
  Object.assign(livenessPack, { cancel });
  await kith.liveness.choose('require');
  const both = [kith.liveness.choose('off'), kith.liveness.choose('require')];
  expect((await Promise.all(both))[1]).toMatchObject({
    policy: 'off',
    wanted: 'require',
    pack: { state: 'fetching' },
  });
  livenessPack.end('present');
  await expect.poll(() => kith.liveness.state()).toMatchObject({ policy: 'require', wanted: null });
});

test('what is chosen as any other setting is not overruled by what still waits', async () => {
  const { kith, livenessPack } = await withoutNetwork();
  await kith.liveness.choose('require');
  await kith.settings.update({ liveness: 'off' });
  expect(await kith.liveness.state()).toMatchObject({ policy: 'off', wanted: null });
  livenessPack.end('present');
  await setImmediate();
  expect(await kith.liveness.state()).toMatchObject({ policy: 'off', wanted: null });
});

test('as any setting it is refused without its network, and nothing else of the change is saved', async () => {
  const { kith } = await withoutNetwork();
  const change = { liveness: 'require', theme: 'dark' } as const;
  await expect(kith.settings.update(change)).rejects.toMatchObject({ code: 'LivenessMissing' });
  expect(await kith.settings.get()).toMatchObject({ liveness: 'off', theme: 'system' });
  expect(await kith.settings.update({ liveness: 'off', theme: 'dark' })).toMatchObject({
    theme: 'dark',
  });
});
