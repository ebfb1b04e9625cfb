import { KithError } from '../../../contract/index.ts';
import type { Context } from '../common/context.ts';
import { despiteEngineLoss } from '../common/despite-engine-loss.ts';
import { readPhotoFile } from '../common/files.ts';
import { photoRemarkText } from '../common/photo-remark.ts';

/** `kith verify FILE FILE`: whether two photos show the same person. */
export async function verify(context: Context, files: readonly [string, string]): Promise<void> {
  const { kith, output } = context;
  const [a, b] = await Promise.all(
    files.map(async (name) => ({ name, bytes: await readPhotoFile(name) })),
  );
  if (!a || !b) throw new KithError('WrongUse');
  const { score, remarks } = await despiteEngineLoss(() => kith.recognition.comparePhotos([a, b]));
  const { same, strength, ...figures } = kith.identifier.verification(score);
  const decision = same ? 'same person' : 'different people';
  output.result({ decision, strength, score, ...figures, remarks }, [
    same ? `${decision} (${strength} match)` : decision,
    ...files.flatMap((file, i) =>
      remarks[i]!.map((remark) => `  ${file}: ${photoRemarkText(remark)}`),
    ),
  ]);
}
