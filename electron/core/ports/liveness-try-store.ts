/** One try of the user's own test of the liveness check. */
export interface LivenessTry {
  readonly at: Date;
  /** What was before the camera; null for a person. */
  readonly presented: string | null;
  /** What the check said; null where it could not tell. */
  readonly answer: 'live' | 'not live' | null;
  /** The mean evidence of its frames; null where none was fit. */
  readonly score: number | null;
  /** The camera's name. */
  readonly camera: string;
  /** The face's mean luma, 0 to 255; null without a face. */
  readonly light: number | null;
  /** By what it was judged: the network's SHA-256, and the thresholds of the evidence. */
  readonly network: string;
  readonly liveFrom: number;
  readonly notLiveTo: number;
}

/** The user's tests of the liveness check. */
export interface LivenessTryStore {
  /** The oldest first. */
  readonly all: () => Promise<LivenessTry[]>;
  readonly add: (one: LivenessTry) => Promise<void>;
  /** Erases all tries with a camera. */
  readonly remove: (camera: string) => Promise<void>;
}
