import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { engineName, type EngineName } from '../../electron/contract/index.ts';
import { BATCHES, type EngineFigures } from './engines/one.ts';
import type { Figure } from './report.ts';

/** How much faster than wasm native TensorFlow is asked to be, in a batch of 16. */
const NATIVE = 3.5;
const entry = fileURLToPath(new URL('engines/one.ts', import.meta.url));

/**
 * Every engine that this machine has, one process after another: golden check, both profiles in batches of 1, 16 and 64, and
 * training steps with one stage unfrozen. Plain JavaScript is for checking the others and is left out.
 */
export async function benchEngines(): Promise<Figure[]> {
  const results = new Map<EngineName, EngineFigures>();
  for (const engine of engineName.options) {
    if (engine !== 'javascript') results.set(engine, await figuresOf(engine));
  }
  const wasm = results.get('wasm')!;
  return [...results].map(([engine, figures]) => asFigure(engine, figures, wasm));
}

async function figuresOf(engine: EngineName): Promise<EngineFigures> {
  const child = fork(entry, [engine], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const [answer] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  child.kill();
  return typeof answer === 'object' && answer !== null
    ? (answer as EngineFigures)
    : { absent: 'its process ended' };
}

function asFigure(engine: EngineName, figures: EngineFigures, wasm: EngineFigures): Figure {
  const what = `${engine}: ms a chip in batches of ${BATCHES.join(' / ')}; training step, one stage unfrozen`;
  if (figures.absent !== null) {
    return {
      what,
      measured: `not here (${figures.absent})`,
      bound: '–',
      holds: true,
      numbers: {},
    };
  }
  const { difference, chips, step } = figures;
  const times = (profile: 'face' | 'classic'): string =>
    BATCHES.map((batch) => chips[profile]?.[batch]?.toFixed(1) ?? '–').join(' / ');
  const ratio = wasm.absent === null ? wasm.chips.face![16]! / chips.face![16]! : NaN;
  const native = engine === 'tensorflow' || engine === 'tensorflow-gpu';
  return {
    what,
    measured:
      `face ${times('face')}; ResNet-50 ${times('classic')}; step ${step === null ? '–' : `${step.toFixed(0)} ms`}; ` +
      `off the golden embedding by ${difference.toExponential(1)}; ${ratio.toFixed(2)} times as fast as wasm in a batch of 16`,
    bound: native ? `${NATIVE} times as fast as wasm` : '–',
    holds: !native || ratio >= NATIVE,
    numbers: {
      difference,
      ratio,
      ...(step === null ? {} : { step }),
      ...Object.fromEntries(BATCHES.map((batch) => [`face${batch}`, chips.face![batch]!])),
      ...Object.fromEntries(
        chips.classic ? BATCHES.map((batch) => [`classic${batch}`, chips.classic![batch]!]) : [],
      ),
    },
  };
}
