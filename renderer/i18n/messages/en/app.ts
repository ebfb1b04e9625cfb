/** The frame around the pages: navigation, banners, shortcuts, what is shown when Kith cannot be reached. */
export const app = {} as const;
