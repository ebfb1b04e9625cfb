import { z } from 'zod';
import { failures, type FailureCode } from './failures.ts';
import { qualityReason, type QualityReason } from '../../native-models/vocabulary/index.ts';
import { bracketed, flaws, type Flaw } from './flaws.ts';
import { meaningOf } from './system-failures.ts';

/** How alike a face and a person are: so many of so many strangers look at least as much like them. */
export const likeness = z.object({ strangers: z.number().int(), of: z.number().int() });
export type Likeness = z.infer<typeof likeness>;

/** What exactly is wrong. */
export const flaw = z.enum(Object.keys(flaws) as [Flaw, ...Flaw[]]);

/** The data that an error carries over a boundary. */
export const failureData = z.object({
  /** What to do next, as a sentence. */
  next: z.string(),
  /** What it was about, the same in every language: a file, a name, a number. */
  subject: z.string().optional(),
  flaw: flaw.optional(),
  /** Which samples of the call it is about, by their places in it, from 0: one list for each person that is told apart. */
  groups: z.array(z.array(z.number().int().min(0))).optional(),
  likeness: likeness.optional(),
  /** What is wrong with a face, the most useful to mend first. */
  reasons: z.array(qualityReason).optional(),
});

/** An error of background work as a view shows it. */
export const shownError = z.object({
  code: z.string(),
  message: z.string(),
  next: z.string(),
  /** What it was about, the same in every language: a file, a name, a number. */
  subject: z.string().optional(),
  flaw: flaw.optional(),
  reasons: z.array(qualityReason).optional(),
});
export type ShownError = z.infer<typeof shownError>;

/** An expected failure. `message` is a sentence for the user. */
export class KithError extends Error {
  override readonly name = 'KithError';
  readonly code: FailureCode;
  /** What to do next, as a sentence. */
  readonly next: string;
  /** What it was about, the same in every language: a file, a name, a number. */
  readonly subject: string | undefined;
  /** What exactly is wrong. */
  readonly flaw: Flaw | undefined;
  /** Which samples of the call it is about, by their places in it: one list for each person that is told apart. */
  readonly groups: number[][] | undefined;
  /** How much those samples look like the person they were compared with. */
  readonly likeness: Likeness | undefined;
  /** What is wrong with a face, the most useful to mend first. */
  readonly reasons: QualityReason[] | undefined;

  constructor(
    code: FailureCode,
    subject?: string,
    options?: ErrorOptions & {
      flaw?: Flaw;
      groups?: number[][];
      likeness?: Likeness;
      reasons?: QualityReason[];
    },
  ) {
    const [what, next] = failures[code];
    // What has no name is not named.
    const detail = bracketed(subject === '' ? undefined : subject, options?.flaw);
    super(detail === undefined ? what : `${what} (${detail})`, options);
    this.code = code;
    this.next = next;
    this.subject = subject;
    this.flaw = options?.flaw;
    this.groups = options?.groups;
    this.likeness = options?.likeness;
    this.reasons = options?.reasons;
  }
}

/** Whether an error of any origin, also one that crossed a boundary, carries this code. */
export function hasCode(error: unknown, code: FailureCode): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/**
 * What an error is to a user, wherever it comes from: an expected failure, as which also those of the system count, or null for
 * a bug. `about` names what the system refused, where it is another thing than the one that its error names.
 */
export function expectedFailure(error: unknown, about?: string): KithError | null {
  if (error instanceof KithError) return error;
  const code = meaningOf(error);
  if (!code) return null;
  const { path, port } = error as { path?: string; port?: number };
  return new KithError(code, about ?? path ?? port?.toString(), { cause: error });
}

/** An error of background work as a view shows it; one that was not foreseen is a bug. */
export function asShown(error: unknown): ShownError {
  const failure = expectedFailure(error);
  if (failure) {
    const { code, message, next, subject, flaw, reasons } = failure;
    return { code, message, next, subject, flaw, reasons };
  }
  return {
    code: 'Bug',
    message: `Something went wrong in Kith: ${String(error)}`,
    next: 'This is a bug in Kith. Please report it.',
  };
}
