import { mkdirSync, rmdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Change } from '../../../electron/contract/index.ts';
import { testKith } from '../../support/kith.ts';
import { consent, newSample } from '../../support/samples.ts';

test('a removal that could not be erased everywhere has happened: everybody hears of it, and the status says what is left', async () => {
  const { kith, gallery, file } = await testKith();
  const { id } = await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
  await gallery.training.startRun({ shape: 0 }, new Date(5));
  expect((await kith.status.read()).notErased).toBeNull();
  const heard = new Set<Change['kind']>();
  kith.changes.on('change', ({ kind }) => heard.add(kind));

  mkdirSync(`${file}.schema-1`);
  expect(await kith.people.remove(id)).toMatchObject({ name: 'Ada' });
  expect([...heard]).toEqual(expect.arrayContaining(['people', 'versions', 'host']));
  expect(await kith.people.list()).toEqual([]);
  expect(await gallery.training.run()).toBeNull();
  expect((await kith.status.read()).notErased).toMatchObject({ code: 'NotErased' });

  rmdirSync(`${file}.schema-1`);
  heard.clear();
  const next = await kith.enrollment.enroll('Grace', consent, [newSample(2)]);
  await kith.people.remove(next.id);
  expect(heard).toContain('host');
  expect((await kith.status.read()).notErased).toBeNull();
});
