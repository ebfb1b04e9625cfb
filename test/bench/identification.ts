import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleInNode } from '../../electron/shells/node-shell.ts';
import { enrollAnyway } from '../support/enroll-anyway.ts';
import { lfwPeople } from './lfw.ts';
import { percent, type Figure } from './report.ts';

const ENROLLED = 100;
const SAMPLES = 5;
const STRANGERS = 1000;

/**
 * LFW identification at the default threshold: 100 people enrolled with 5 photos each, their other photos and 1,000 strangers
 * as probes. People are drawn with a fixed seed. Whole app: decode, find, embed, gallery, decision.
 */
export async function benchIdentification(): Promise<Figure> {
  const people = await lfwPeople();
  const enrolled = people.filter(({ photos }) => photos.length > SAMPLES).slice(0, ENROLLED);
  const chosen = new Set(enrolled.map(({ name }) => name));
  const strangers = people.filter(({ name }) => !chosen.has(name)).slice(0, STRANGERS);

  const data = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const assembled = await assembleInNode('command line', data);
  const { kith } = assembled;
  try {
    let failuresToEnroll = 0;
    for (const { name, photos } of enrolled) {
      const samples = [];
      for (const file of photos.slice(0, SAMPLES)) {
        try {
          const { chip, quality } = await kith.enrollment.readPhoto(await readFile(file), file);
          samples.push({ chip, quality, source: 'photo' as const, takenAt: new Date() });
        } catch {
          failuresToEnroll++; // A bystander as large as the subject, or no face: refused, as for a user.
        }
      }
      await enrollAnyway(kith, name, samples);
    }
    const decide = async (file: string) => {
      const { faces } = await kith.recognition.identifyPhoto(await readFile(file), file);
      // The subject stands in the middle; LFW's photos are 250 pixels wide.
      return faces.toSorted((a, b) => fromCenter(a.box) - fromCenter(b.box))[0];
    };
    let [mated, missed, misnamed, named] = [0, 0, 0, 0];
    for (const { name, photos } of enrolled) {
      for (const file of photos.slice(SAMPLES)) {
        const face = await decide(file);
        mated++;
        if (face?.decision !== 'known') missed++;
        else if (face.match!.person !== name) misnamed++;
      }
      process.stderr.write(`\r${mated} mated probes`);
    }
    for (const [i, { photos }] of strangers.entries()) {
      if ((await decide(photos[0]!))?.decision === 'known') named++;
      if (i % 50 === 0) process.stderr.write(`\r${i}/${strangers.length} strangers `);
    }
    process.stderr.write('\n');
    const fpir = named / strangers.length;
    const fnir = (missed + misnamed) / mated;
    return {
      what: `LFW identification at the default threshold (${(await kith.identifier.threshold()).toFixed(3)}): ${ENROLLED} enrolled, ${mated} mated probes, ${STRANGERS} strangers`,
      measured: `strangers named ${percent(fpir)}, enrolled refused or misnamed ${percent(fnir)} (misnamed ${misnamed})`,
      bound: '≤ 1.5% / ≤ 8%',
      holds: fpir <= 0.015 && fnir <= 0.08,
      numbers: { fpir, fnir, mated, missed, misnamed, named, failuresToEnroll },
    };
  } finally {
    await assembled.close();
    await rm(data, { recursive: true });
  }
}

function fromCenter({
  x,
  y,
  width,
  height,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
}) {
  return Math.hypot(x + width / 2 - 125, y + height / 2 - 125);
}
