/** The Live page. */
export const live = {} as const;
