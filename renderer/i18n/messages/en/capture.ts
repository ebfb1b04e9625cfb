/** The video wherever it is shown: cameras, notices over it. */
export const capture = {} as const;
