/** A face that features are wanted of: a sample of the gallery, or a photo that only the judge sees. */
export type FaceSource =
  | { readonly kind: 'sample'; readonly sampleId: number }
  | { readonly kind: 'photo'; readonly photo: OutsidePhoto };

/** A face from a photo that is not of the gallery; its features are kept with it, in memory. */
export interface OutsidePhoto {
  /** Of the file that it was read from: what a photo is known by. */
  readonly sha256: string;
  /** Its chip. */
  readonly jpeg: Uint8Array;
  readonly features: Map<string, Float32Array>;
}

/** A row that features are wanted of; copy 0 is the face as it is. */
export interface WantedRow {
  readonly source: FaceSource;
  readonly copy: number;
}
