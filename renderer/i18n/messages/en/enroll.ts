/** The enrollment page. */
export const enroll = {} as const;
