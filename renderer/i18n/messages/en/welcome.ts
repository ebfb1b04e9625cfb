/** The first run. */
export const welcome = {} as const;
