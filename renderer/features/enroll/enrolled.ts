import type { Segment } from '../../capture/poses.ts';

/** What the page that confirms an enrollment is told of it, as the state of its place in the history. */
export interface Enrolled {
  /** Whether it was saved before it was canceled. */
  readonly tooLate: boolean;
  /** The segments of the ring that were captured. */
  readonly covered: readonly Segment[];
  /** Whether the camera took the pictures. */
  readonly byCamera: boolean;
  /** How many pictures were added to somebody; null where they are new. */
  readonly added: number | null;
}
