/** The list of people and the page of a person. */
export const people = {} as const;
