import { KithError } from '../../../contract/index.ts';
import type { IdentifiedFace } from '../../../core/recognition/identify.ts';
import type { Context } from '../common/context.ts';
import { mapFew, readInput } from '../common/files.ts';

/** `kith identify FILE…`: who is in each photo. */
export async function identify(context: Context, files: readonly string[]): Promise<void> {
  const { kith, output, signal } = context;
  let done = 0;
  const results = await mapFew(files, signal, async (file) => {
    try {
      const faces = await kith.recognition.identifyPhoto(await readInput(file), file);
      return { file, faces: faces.map(describe) };
    } catch (error) {
      if (!(error instanceof KithError) || error.code === 'EngineLost') throw error;
      return { file, error: { code: error.code, message: error.message } };
    } finally {
      output.progress(`${++done}/${files.length}`);
    }
  });
  output.result(results, results.map(line));
  if (results.every((result) => result.error)) process.exitCode = 1;
}

function describe({ box, decision, match, score, runnerUp, reasons }: IdentifiedFace) {
  return {
    box: [box.x, box.y, box.width, box.height].map((value) => Math.round(value * 10) / 10),
    decision,
    person: match?.person ?? null,
    score,
    runnerUp: runnerUp && { person: runnerUp.person, score: runnerUp.score },
    reasons,
  };
}

type Line =
  | { file: string; faces: ReturnType<typeof describe>[]; error?: never }
  | { file: string; error: { code: string; message: string }; faces?: never };

function line(result: Line): string {
  if (result.error) return `${result.file}: ${result.error.message}`;
  if (result.faces.length === 0) return `${result.file}: no face`;
  const faces = result.faces.map(({ decision, person, score, reasons }) => {
    if (decision === 'unusable') return `unusable (${reasons.join(', ')})`;
    return `${person ?? 'Unknown'}${score === null ? '' : ` ${score.toFixed(3)}`}`;
  });
  return `${result.file}: ${faces.join('; ')}`;
}
