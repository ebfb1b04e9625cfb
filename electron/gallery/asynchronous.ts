/** The same calls, answered by promises. */
export type Asynchronous<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends (...input: infer Input) => infer Result
    ? (...input: Input) => Promise<Result>
    : never;
};

/**
 * Answers synchronous calls by promises, as the port wants them. Each still runs in one go, before anything else: this is what
 * makes calls that are under way at once behave as if one came after the other. They reject with what `explain` makes of an error.
 */
export function asynchronous<Calls extends object>(
  calls: Calls,
  explain: (error: unknown) => unknown,
): Asynchronous<Calls> {
  return Object.fromEntries(
    Object.entries(calls).map(([name, call]: [string, (...input: unknown[]) => unknown]) => [
      name,
      async (...input: unknown[]) => {
        try {
          return call(...input);
        } catch (error) {
          throw explain(error);
        }
      },
    ]),
  ) as Asynchronous<Calls>;
}
