import { fileURLToPath } from 'node:url';
import { engineName, type EngineName } from '../../electron/contract/index.ts';
import type { Question } from './engines/one.ts';
import { Racer } from './racer.ts';
import { quantile, type Figure } from './report.ts';

/** How much faster than wasm native TensorFlow is asked to be, in a batch of 16. */
const NATIVE = 3.5;
const BATCHES = [1, 16, 64] as const;
/** Each asks every engine once, so that all meet the same states of the machine. */
const ROUNDS = 3;
const entry = fileURLToPath(new URL('engines/one.ts', import.meta.url));

/** What one engine comes to: medians in milliseconds, for one chip or one step. */
interface EngineFigures {
  readonly difference: number;
  readonly face: Record<number, number>;
  readonly classic: Record<number, number> | null;
  readonly step: number | null;
}

/**
 * Every engine that this machine has, each in a process of its own, round by round in turn: golden check, both profiles in
 * batches of 1, 16 and 64, and training steps with one stage unfrozen. Plain JavaScript is for checking the others and is
 * left out.
 */
export async function benchEngines(): Promise<Figure[]> {
  const racers = new Map<EngineName, Racer>();
  for (const engine of engineName.options) {
    if (engine !== 'javascript') racers.set(engine, await Racer.start(entry, [engine]));
  }
  const present = new Map([...racers].filter(([, { absent }]) => absent === null));
  const embed = async (profile: 'face' | 'classic') => {
    const figures = new Map<EngineName, Record<number, number>>();
    for (const batch of BATCHES) {
      for (const [engine, time] of await inTurn(present, { what: 'embed', profile, batch })) {
        figures.set(engine, { ...figures.get(engine), [batch]: time / batch });
      }
    }
    return figures;
  };
  const [face, classic] = [await embed('face'), await embed('classic')];
  const steps = await inTurn(present, { what: 'step' });
  const results = new Map<EngineName, EngineFigures>();
  for (const [engine, racer] of present) {
    results.set(engine, {
      difference: await racer.ask({ what: 'difference' }),
      face: face.get(engine)!,
      classic: classic.get(engine) ?? null,
      step: steps.get(engine) ?? null,
    });
    racer.stop();
  }
  return [...racers].map(([engine, { absent }]) =>
    asFigure(engine, results.get(engine) ?? absent!, results.get('wasm')!),
  );
}

/** Each engine's median time for a question; engines that cannot answer it are left out. */
async function inTurn(
  racers: ReadonlyMap<EngineName, Racer>,
  question: Question,
): Promise<Map<EngineName, number>> {
  const times = new Map<EngineName, number[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [engine, racer] of racers) {
      const time = await racer.ask<number | null>(question);
      if (time !== null) times.set(engine, [...(times.get(engine) ?? []), time]);
    }
  }
  return new Map([...times].map(([engine, all]) => [engine, quantile(all, 0.5)]));
}

function asFigure(
  engine: EngineName,
  figures: EngineFigures | string,
  wasm: EngineFigures,
): Figure {
  const what = `${engine}: ms a chip in batches of ${BATCHES.join(' / ')}; training step, one stage unfrozen`;
  if (typeof figures === 'string') {
    return { what, measured: `not here (${figures})`, bound: '–', holds: true, numbers: {} };
  }
  const { difference, face, classic, step } = figures;
  const times = (chips: Record<number, number> | null): string =>
    BATCHES.map((batch) => chips?.[batch]?.toFixed(1) ?? '–').join(' / ');
  const ratio = wasm.face[16]! / face[16]!;
  const native = engine === 'tensorflow' || engine === 'tensorflow-gpu';
  return {
    what,
    measured:
      `face ${times(face)}; ResNet-50 ${times(classic)}; step ${step === null ? '–' : `${step.toFixed(0)} ms`}; ` +
      `off the golden embedding by ${difference.toExponential(1)}; ${ratio.toFixed(2)} times as fast as wasm in a batch of 16`,
    bound: native ? `${NATIVE} times as fast as wasm` : '–',
    holds: !native || ratio >= NATIVE,
    numbers: {
      difference,
      ratio,
      ...(step === null ? {} : { step }),
      ...named('face', face),
      ...named('classic', classic ?? {}),
    },
  };
}

function named(profile: string, chips: Record<number, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(chips).map(([batch, time]) => [`${profile}${batch}`, time]),
  );
}
