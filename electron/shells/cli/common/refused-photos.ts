import {
  hasCode,
  KithError,
  type FailureCode,
  type photoRefusals,
} from '../../../contract/index.ts';
import { despiteEngineLoss } from './despite-engine-loss.ts';
import type { LeftOut } from './files.ts';
import type { Output } from './output.ts';

/** Why a photo or a folder among others is left out, said of one and of several. Anything else is no fault of theirs. */
const REASONS = {
  PoorQuality: ['isn’t clear enough', 'aren’t clear enough'],
  FileUnreadable: ['can’t be read', 'can’t be read'],
  NoFace: ['shows no face', 'show no face'],
  SeveralFaces: ['shows several faces', 'show several faces'],
  NotAnImage: ['isn’t a picture Kith can read', 'aren’t pictures Kith can read'],
  FormatUnread: ['is in a format Kith can’t read', 'are in formats Kith can’t read'],
  TruncatedImage: ['ends too early', 'end too early'],
  DamagedImage: ['is damaged', 'are damaged'],
  EngineLost: ['stopped the recognition process', 'stopped the recognition process'],
  DecoderLost: ['couldn’t be read to the end', 'couldn’t be read to the end'],
  ImageTooLarge: ['is too large', 'are too large'],
  FileMissing: ['doesn’t exist', 'don’t exist'],
  FileHidden: ['is hidden', 'are hidden'],
  FileExpected: ['is a folder', 'are folders'],
  NotAFile: ['isn’t a file', 'aren’t files'],
  FolderReadAlready: ['is a folder that’s read anyway', 'are folders that are read anyway'],
  PathLoops: ['is a link that leads in a circle', 'are links that lead in a circle'],
  PathTooLong: ['has too long a path', 'have too long paths'],
  NobodysFile: ['isn’t in anybody’s folder', 'aren’t in anybody’s folder'],
  NameNotText: ['has a name that isn’t text', 'have names that aren’t text'],
  NameEmpty: ['has a name that’s empty', 'have names that are empty'],
  NameTooLong: ['has too long a name', 'have too long names'],
  NameUnclear: ['could be several people’s', 'could be several people’s'],
  NoSuchPerson: ['is named like nobody enrolled', 'are named like nobody enrolled'],
} as const satisfies Record<(typeof photoRefusals)[number], readonly [string, string]> &
  Partial<Record<FailureCode, readonly [string, string]>>;

/** Why a photo was left out. */
export type PhotoRefusal = keyof typeof REASONS;

const refusals = Object.keys(REASONS) as PhotoRefusal[];

/** What was wrong with a photo; null for an error that is about something else. */
export function refusalOf(error: unknown): PhotoRefusal | null {
  return refusals.find((code) => hasCode(error, code)) ?? null;
}

/**
 * Does what one photo among others needs, despite the loss of the networks’ process. A photo that something is wrong with is added
 * to `leftOut`; anything else is thrown.
 */
export async function orLeaveOut(
  leftOut: LeftOut[],
  file: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await despiteEngineLoss(work);
  } catch (error) {
    const reason = refusalOf(error);
    if (!reason) throw error;
    leftOut.push({ file, reason });
  }
}

/** Says how many of `total` files and folders were left out for which reasons, and names each; `what` names them all. */
export function tellLeftOut(
  output: Pick<Output, 'remark'>,
  leftOut: readonly LeftOut[],
  total: number,
  what: string,
): void {
  if (leftOut.length === 0) return;
  // What else a walk meets is of the system.
  const reasons = leftOut.map(({ reason }) => refusalOf(new KithError(reason)) ?? 'FileUnreadable');
  output.remark(describeRefused(reasons, total, what));
  for (const { file, reason } of leftOut) output.remark(`  left out ${file}: ${reason}`);
}

/** A sentence that says how many of `total` photos were left out for which reasons; `what` names them all. */
export function describeRefused(
  refused: readonly PhotoRefusal[],
  total: number,
  what: string,
): string {
  const reasons = refusals.flatMap((code) => {
    const count = refused.filter((one) => one === code).length;
    if (count === 0) return [];
    return count === 1 ? `1 file ${REASONS[code][0]}` : `${count} files ${REASONS[code][1]}`;
  });
  const list = new Intl.ListFormat('en').format(reasons);
  return `${refused.length} of ${total} ${what} ${refused.length === 1 ? 'was' : 'were'} left out: ${list}.`;
}
