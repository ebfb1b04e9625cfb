import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { claimFolder } from '../../electron/shells/claim-folder.ts';
import { amount } from '../support/amount.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { seeded } from '../support/seeded.ts';

const owner = fileURLToPath(new URL('first-start-owner.ts', import.meta.url));
const DOUBLE_STARTS = 50;
const KILLS = amount({ short: 8, long: 20 });
/** Milliseconds that a first start takes, as a rule. */
const START = 60;

/** A process that starts in the folders it is told. */
function starter() {
  const child = spawn(process.execPath, [owner], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string | null> => {
    const { value, done } = await lines.next();
    return done ? null : value;
  };
  const begin = (folder: string, name: string): void =>
    void child.stdin.write(`${folder} ${name}\n`);
  return { child, next, begin };
}

const peopleIn = async (folder: string): Promise<string[]> => {
  const { files, key, release } = await claimFolder(folder, null);
  const gallery = await openGallery({ file: files.gallery, key: key.key, shipped });
  const people = await gallery.people();
  await gallery.close();
  release();
  return people.map(({ name }) => name).toSorted();
};

test(`${DOUBLE_STARTS} first starts of two at once: what either acknowledged is there, and no gallery is locked`, async () => {
  const both = { Ada: starter(), Grace: starter() };
  for (const { next } of Object.values(both)) expect(await next()).toBe('here');
  for (let i = 0; i < DOUBLE_STARTS; i++) {
    const folder = temporaryFolder();
    for (const [name, { begin }] of Object.entries(both)) begin(folder, name);
    const acknowledged: string[] = [];
    for (const [name, { next }] of Object.entries(both)) {
      const said = await next();
      expect(['enrolled and closed', 'GalleryInUse']).toContain(said);
      if (said !== 'GalleryInUse') acknowledged.push(name);
    }
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(await peopleIn(folder)).toEqual(acknowledged);
  }
});

test(`${KILLS} first starts that are killed: the next one starts, with everybody who was acknowledged`, async () => {
  const random = seeded(3);
  for (let i = 0; i < KILLS; i++) {
    const folder = temporaryFolder();
    const { child, next, begin } = starter();
    expect(await next()).toBe('here');
    begin(folder, 'Ada');
    setTimeout(() => child.kill('SIGKILL'), START * random());
    const said = await next();
    const people = await peopleIn(folder);
    expect(people).toEqual(said?.startsWith('enrolled') || people.length > 0 ? ['Ada'] : []);
  }
});
