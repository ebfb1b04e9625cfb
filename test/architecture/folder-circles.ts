/** An import: the paths of two files. */
export type Import = readonly [from: string, to: string];

/**
 * Circles between folders, each as the places it goes through. At each level of the tree a folder's parts, which are its
 * folders with all that lies in them and the files that lie in it directly, import each other in one direction only. (The rule
 * for folders of dependency-cruiser does not see what lies deeper than the folder.)
 */
export function folderCircles(imports: readonly Import[]): string[] {
  const levels = new Map<string, Map<string, Set<string>>>();
  for (const [from, to] of imports) {
    const [a, b] = [from.split('/'), to.split('/')];
    const depth = a.findIndex((part, i) => part !== b[i]);
    if (depth < 0) continue;
    // A file is known by its folder: its own circles are another rule's.
    const part = (path: string[]) =>
      depth < path.length - 1
        ? path.slice(0, depth + 1).join('/')
        : `${path.slice(0, depth).join('/')}/*`;
    if (part(a) === part(b)) continue;
    const level = a.slice(0, depth).join('/');
    const parts = levels.get(level) ?? new Map<string, Set<string>>();
    levels.set(level, parts.set(part(a), (parts.get(part(a)) ?? new Set()).add(part(b))));
  }
  return [...levels.values()].flatMap((parts) => {
    for (const part of parts.keys()) {
      const circle = wayTo(part, part, parts, new Set());
      if (circle) return [[part, ...circle].join(' → ')];
    }
    return [];
  });
}

/** The parts from one to another, by imports; null where none lead there. */
function wayTo(
  from: string,
  to: string,
  imports: ReadonlyMap<string, ReadonlySet<string>>,
  seen: Set<string>,
): string[] | null {
  for (const next of imports.get(from) ?? []) {
    if (next === to) return [next];
    if (seen.has(next)) continue;
    seen.add(next);
    const rest = wayTo(next, to, imports, seen);
    if (rest) return [next, ...rest];
  }
  return null;
}
