/** The training pages. */
export const training = {} as const;
