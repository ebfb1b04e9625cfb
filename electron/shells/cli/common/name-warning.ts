import { readName } from '../../../contract/index.ts';

/** What is to be said of a name that was typed and is kept now: in the result, nothing where it is kept as it was typed, and in words. */
export function nameWarning(typed: string): {
  result: { warnings?: { kind: 'characters removed' }[] };
  lines: string[];
} {
  if (!readName(typed).removed) return { result: {}, lines: [] };
  return {
    result: { warnings: [{ kind: 'characters removed' }] },
    lines: ['Warning: invisible characters were removed from the name.'],
  };
}
