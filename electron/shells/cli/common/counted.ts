/** A number and what it counts, in English: “1 person”, “2 people”. `several` is needed where it is not `one` with an s. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
