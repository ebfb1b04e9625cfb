import { KithError, type Match, type PhotoRemark } from '../../../contract/index.ts';
import type { IdentifiedFace } from '../../../core/recognition/identify.ts';
import type { Context } from '../common/context.ts';
import { despiteEngineLoss } from '../common/despite-engine-loss.ts';
import { readFileList } from '../common/file-list.ts';
import { filesAt, foundAt, mapFew, readPhotoFile } from '../common/files.ts';
import { photoRemarkText } from '../common/photo-remark.ts';
import { told } from '../common/told.ts';

/** How `kith identify` is called. */
export interface IdentifyOptions {
  /** Where more files are listed. */
  filesFrom?: string;
  /** Whether to say of each face if it looks live. */
  liveness?: boolean;
}

/**
 * `kith identify FILE…`: who is in each photo; of a folder in all photos in it. Whatever cannot be looked at, also because the
 * command was stopped, is in the answer with the reason. Errors: those of `readFileList`; `LivenessMissing` where that is asked for.
 */
export async function identify(
  context: Context,
  paths: readonly string[],
  { filesFrom, liveness = false }: IdentifyOptions = {},
): Promise<void> {
  const { kith, output, signal } = context;
  if (liveness) kith.liveness.assertHere();
  const listed = filesFrom === undefined ? [] : await readFileList(filesFrom, signal);
  const named = paths.map((path) => ({ ...foundAt(path), file: path }));
  const { files, leftOut } = await filesAt([...named, ...listed]);
  let done = 0;
  const looked = await mapFew(files, signal, async (found): Promise<Line> => {
    const { file } = found;
    try {
      const { faces, remarks } = await despiteEngineLoss(async () =>
        kith.recognition.identifyPhoto(await readPhotoFile(found), file, {
          withLiveness: liveness,
        }),
      );
      return { file, faces: faces.map(describe), remarks };
    } catch (error) {
      const { code, message } = told(error);
      return { file, error: { code, message } };
    } finally {
      output.progress(`${++done}/${files.length}`);
    }
  });
  const refused = (file: string, { code, message }: KithError): Line => ({
    file,
    error: { code, message },
  });
  if (files.length + leftOut.length === 0) throw new KithError('NoPhotos', paths.join(', '));
  const results = [
    ...looked,
    ...files.slice(looked.length).map(({ file }) => refused(file, new KithError('Canceled'))),
    ...leftOut.map(({ file, reason }) => refused(file, new KithError(reason, file))),
  ];
  output.result(results, results.map(line));
  if (results.every(({ error }) => error) || looked.length < files.length) {
    process.exitCode = 1;
  }
}

function describe({ box, match, between, runnerUp, ...decided }: IdentifiedFace) {
  const { decision, strength, score, likelihoodRatio, reasons, liveness } = decided;
  return {
    box: [box.x, box.y, box.width, box.height].map((value) => Math.round(value * 10) / 10),
    decision,
    person: match?.person ?? null,
    between: between.map((one) => ({ ...named(one), likelihoodRatio: one.likelihoodRatio })),
    strength,
    score,
    likelihoodRatio,
    runnerUp: runnerUp && named(runnerUp),
    reasons,
    liveness,
  };
}

function named({ person, score }: Match) {
  return { person, score };
}

type Line =
  | {
      file: string;
      faces: ReturnType<typeof describe>[];
      remarks: PhotoRemark[];
      error?: never;
    }
  | { file: string; error: { code: string; message: string }; faces?: never };

function line(result: Line): string {
  if (result.error) return `${result.file}: ${result.error.message}`;
  const remarks = result.remarks.map((remark) => ` (${photoRemarkText(remark)})`).join('');
  if (result.faces.length === 0) return `${result.file}: no face${remarks}`;
  const faces = result.faces.map(({ liveness, ...face }) => {
    const live = liveness ? `, ${liveness.state}` : '';
    return whoIs(face) + live;
  });
  return `${result.file}: ${faces.join('; ')}${remarks}`;
}

function whoIs({
  decision,
  person,
  between,
  strength,
  reasons,
}: Omit<ReturnType<typeof describe>, 'liveness'>): string {
  if (decision === 'unusable') return `unusable (${reasons.join(', ')})`;
  if (decision === 'ambiguous') return `${between.map((one) => one.person).join(' or ')}?`;
  return person === null ? 'Unknown' : `${person} (${strength} match)`;
}
