/** Every message below, by its whole key, as `repairs.move.done`. */
export function flatMessages(messages: object, above = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[above + key, value] as const]
        : [...flatMessages(value as object, `${above}${key}.`)],
    ),
  );
}
