import { KithError } from '../../../contract/index.ts';
import type { Context } from '../common/context.ts';
import { readPhotoFile } from '../common/files.ts';
import { photoRemarkText } from '../common/photo-remark.ts';

/** `kith verify FILE FILE`: whether two photos show the same person. */
export async function verify(context: Context, files: readonly [string, string]): Promise<void> {
  const { kith, output } = context;
  const [a, b] = await Promise.all(
    files.map(async (name) => ({ name, bytes: await readPhotoFile(name) })),
  );
  if (!a || !b) throw new KithError('WrongUse');
  const { score, remarks } = await kith.recognition.comparePhotos([a, b]);
  const threshold = kith.identifier.verificationThreshold();
  const decision = score >= threshold ? 'same person' : 'different people';
  output.result({ score, decision, threshold, remarks }, [
    `${decision}: score ${score.toFixed(3)}, threshold ${threshold.toFixed(3)}`,
    ...files.flatMap((file, i) =>
      remarks[i]!.map((remark) => `  ${file}: ${photoRemarkText(remark)}`),
    ),
  ]);
}
