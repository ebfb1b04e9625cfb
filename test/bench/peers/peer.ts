/** A decoded photo: RGB, row by row. */
export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Milliseconds that one photo took, stage by stage. */
export interface Timing {
  readonly detect: number;
  readonly align: number;
  readonly embed: number;
}

/** A face library in the race, on wasm unless its name says otherwise. */
export interface Peer {
  /** The face nearest to the middle of a photo; null where none is found. */
  read(photo: Photo): Promise<(Timing & { readonly embedding: Float32Array }) | null>;
}

/** What the parent asks of a peer's process. */
export type Question =
  | { readonly kind: 'round'; readonly files: readonly string[] }
  | {
      readonly kind: 'verify';
      readonly images: string;
      readonly pairs: string;
      readonly limit: number;
    };

/** How a peer does on LFW's pairs, each 0 to 1. */
export interface Verification {
  readonly accuracy: number;
  readonly eer: number;
  readonly tarAtFmr1e2: number;
  /** Photos without a face found, of how many. */
  readonly missed: number;
  readonly photos: number;
}
