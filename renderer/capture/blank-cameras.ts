const blank = new Set<string>();

/** Whether the picture of a camera was blank when it was last seen. */
export function wasBlank(id: string): boolean {
  return blank.has(id);
}

/** Notes whether a camera's picture is blank. */
export function noteBlank(id: string, isBlank: boolean): void {
  if (isBlank) blank.add(id);
  else blank.delete(id);
}

/** Forgets cameras that are gone: what they show when they are back is not known. */
export function keepBlankOf(ids: readonly string[]): void {
  for (const id of blank) if (!ids.includes(id)) blank.delete(id);
}
