import { join } from 'node:path';
import sharp from 'sharp';
import { readPairs } from '../../../electron/shells/cli/commands/lfw-protocol.ts';
import {
  equalErrorRate,
  fnmrAtFmr,
  foldedAccuracy,
  type Comparison,
} from '../../../native-models/evaluate/verification.ts';
import { answerAsRacer } from '../racer.ts';
import type { Peer, Photo, Question, Timing, Verification } from './peer.ts';

/** Answers the parent's questions with a peer until the parent lets go. */
export function serve(peer: Peer): void {
  answerAsRacer<Question>((question) =>
    question.kind === 'round' ? round(peer, question) : verify(peer, question),
  );
}

async function round(
  peer: Peer,
  { files }: Extract<Question, { kind: 'round' }>,
): Promise<Timing[]> {
  const timings: Timing[] = [];
  for (const file of files) {
    const result = await peer.read(await readPhoto(file));
    if (result) timings.push({ detect: result.detect, align: result.align, embed: result.embed });
  }
  return timings;
}

async function verify(
  peer: Peer,
  { images, pairs, limit }: Extract<Question, { kind: 'verify' }>,
): Promise<Verification> {
  const embeddings = new Map<string, Float32Array | null>();
  const embeddingOf = async (file: string): Promise<Float32Array | null> => {
    const known = embeddings.get(file);
    if (known !== undefined) return known;
    const result = await peer.read(await readPhoto(join(images, file)));
    const embedding = result && Float32Array.from(result.embedding);
    embeddings.set(file, embedding);
    return embedding;
  };
  const comparisons: Comparison[] = [];
  for (const { files, mated } of await readPairs(pairs, limit)) {
    const [a, b] = [await embeddingOf(files[0]), await embeddingOf(files[1])];
    // A face that was not acquired is never a match (ISO/IEC 19795-1's generalized rates).
    comparisons.push({ score: a && b ? cosine(a, b) : -1, mated });
  }
  return {
    accuracy: foldedAccuracy(comparisons).accuracy,
    eer: equalErrorRate(comparisons),
    tarAtFmr1e2: 1 - fnmrAtFmr(comparisons, 0.01),
    missed: [...embeddings.values()].filter((value) => value === null).length,
    photos: embeddings.size,
  };
}

async function readPhoto(file: string): Promise<Photo> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

function cosine(a: Float32Array, b: Float32Array): number {
  let product = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < a.length; i++) {
    product += a[i]! * b[i]!;
    x += a[i]! ** 2;
    y += b[i]! ** 2;
  }
  return product / Math.sqrt(x * y);
}
