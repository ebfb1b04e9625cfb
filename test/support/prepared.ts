import { cpSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kith } from '../../electron/core/kith.ts';
import { assembleInNode } from '../../electron/shells/node-shell.ts';
import { enrollPeople } from './enroll-people.ts';
import { flatClip } from './flat-clip.ts';
import { temporaryFolder } from './folders.ts';
import { madeOnce } from './made-once.ts';
import { keepMeasuredEngines } from './measured-engines.ts';
import { clipOf, loadFinder, peopleOf, samplePhoto, type SamplePerson } from './sample-faces.ts';
import { stillClip, turningClip } from './turning-clip.ts';

// What many tests begin with and few are about: made once in a run.

/** Pixels of each of the people. */
const size = { width: 640, height: 480 };

/** The people of the largest sample photograph, from left to right. */
export async function preparedPeople(): Promise<SamplePerson[]> {
  const file = await madeOnce('people.rgb', async (path) => {
    const finder = await loadFinder();
    const people = await peopleOf(finder, samplePhoto(6));
    finder.dispose();
    await writeFile(path, Buffer.concat(people.map(({ data }) => data)));
  });
  const bytes = await readFile(file);
  const each = size.width * size.height * 3;
  return Array.from({ length: bytes.length / each }, (_, i) => ({
    ...size,
    data: bytes.subarray(i * each, (i + 1) * each),
  }));
}

/** A clip for the fake camera: of one of the people, who moves a little, or of a woman who turns her head or holds it still, or whose picture is turned. */
export async function preparedClip(of: number | 'turning' | 'still' | 'flat' = 0): Promise<string> {
  if (typeof of === 'number') {
    return madeOnce(`person-${of}.mjpeg`, async (path) =>
      writeFile(path, await clipOf((await preparedPeople())[of]!)),
    );
  }
  const folder = await madeOnce(of, async (path) => {
    await mkdir(path);
    await { turning: turningClip, still: stillClip, flat: flatClip }[of](path);
  });
  return join(folder, `${of}.mjpeg`);
}

/** A data folder, for one test unless told otherwise, of a Kith that has measured the machine's engines and that nobody has opened yet. */
export async function unopenedData(into = temporaryFolder()): Promise<string> {
  return copyOf(await madeOnce('unopened', makeData), into);
}

/** A data folder for one test, whose first run is over: nobody is enrolled, or the first of the people are, from photos. */
export async function preparedData(
  enrolled: readonly string[] = [],
  samplesEach = 4,
): Promise<string> {
  const name = ['opened', ...enrolled, ...(enrolled.length > 0 ? [samplesEach] : [])].join('-');
  const prepared = await madeOnce(name, async (path) => {
    await unopenedData(path);
    await inKith(path, (kith) => kith.settings.update({ welcomed: true }));
    if (enrolled.length > 0) await enrollPeople(path, enrolled, samplesEach);
  });
  return copyOf(prepared, temporaryFolder());
}

/** Works with the Kith of a data folder while no shell has it open. */
export async function inKith<T>(data: string, work: (kith: Kith) => Promise<T>): Promise<T> {
  const assembled = await assembleInNode('command line', data);
  try {
    return await work(assembled.kith);
  } finally {
    await assembled.close();
  }
}

function copyOf(folder: string, into: string): string {
  cpSync(folder, into, { recursive: true });
  return into;
}

/** Makes a data folder in which it is kept that the engines were measured. */
async function makeData(path: string): Promise<void> {
  await inKith(path, async () => undefined);
  keepMeasuredEngines(path);
}
