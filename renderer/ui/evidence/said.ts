/** Somebody whom a face is, or is not. */
export interface Named {
  readonly personId: number;
  readonly person: string;
}

/** What somebody says of a face. */
export interface Said {
  readonly isNot: Named | null;
  readonly is: Named | null;
}
