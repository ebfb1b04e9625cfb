import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { shipped } from '../support/gallery.ts';
import { consent, sampleRecord } from '../support/samples.ts';
import { quantile, type Figure } from './report.ts';

const PEOPLE = 10_000;
const SAMPLES = 3;
const MERGES = 50;
/** Milliseconds. */
const LIST_BOUND = 300;
const MERGE_BOUND = 100;
const at = new Date();
/** In place of each picture: what is in it is not looked at. */
const chip = new Uint8Array(4096).fill(200);

/** An encrypted gallery of 10,000 people: listing everybody, merging two and undoing that, each with what is durable of it. */
export async function benchPeople(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const gallery = await openGallery({
    file: join(folder, 'gallery.db'),
    key: Buffer.alloc(32, 7),
    shipped,
  });
  try {
    for (let i = 0; i < PEOPLE; i++) {
      const samples = Array.from({ length: SAMPLES }, (_, n) =>
        sampleRecord(SAMPLES * i + n, chip),
      );
      await gallery.enroll(`Person ${i}`, consent, samples);
    }
    const people = await gallery.people();
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    const lists: number[] = [];
    const merges: number[] = [];
    const undoes: number[] = [];
    for (let i = 0; i < MERGES; i++) {
      const [into, from] = [people[2 * i]!.id, people[2 * i + 1]!.id];
      const two = { into, from, name: 'into', consent: 'into' } as const;
      lists.push(await timed(() => gallery.people()));
      merges.push(await timed(() => gallery.repairs.merge(two, at)));
      const [last] = await gallery.repairs.list();
      undoes.push(await timed(() => gallery.repairs.undo(last!.id, [])));
    }
    const of = `of ${PEOPLE.toLocaleString('en')} people with ${SAMPLES} pictures`;
    return [
      figure(`listing ${of}`, lists, LIST_BOUND),
      figure(`merging two ${of}`, merges, MERGE_BOUND),
      figure('undoing that', undoes, MERGE_BOUND),
    ];
  } finally {
    await gallery.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function figure(what: string, times: readonly number[], bound: number): Figure {
  const [median, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  return {
    what,
    measured: `${median.toFixed(1)} ms (95%: ${p95.toFixed(1)} ms)`,
    bound: `≤ ${bound} ms`,
    holds: p95 <= bound,
    numbers: { median, p95 },
  };
}
