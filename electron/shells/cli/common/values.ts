import { InvalidArgumentError, type Command } from 'commander';
import { z } from 'zod';

/** A number as people write it. `Number` alone takes nothing for 0 and knows hexadecimals. */
const WRITTEN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** How many of something. */
export const count = z.number().int().min(1);

/** Reads the text of an option as a number that fits a schema. Throws commander's error, which says what it has to be. */
export function numberOf(schema: z.ZodNumber): (text: string) => number {
  return (text) => {
    const value = WRITTEN.test(text) ? Number(text) : Number.NaN;
    if (schema.safeParse(value).success) return value;
    throw new InvalidArgumentError(describe(schema));
  };
}

/** The same for those of several options that are numbers. */
export function numbersOf<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  const numbers = Object.entries(shape).filter(
    (entry): entry is [string, z.ZodNumber] => entry[1] instanceof z.ZodNumber,
  );
  return Object.fromEntries(numbers.map(([name, schema]) => [name, numberOf(schema)])) as Record<
    NumberIn<Shape>,
    (text: string) => number
  >;
}

/**
 * Reads the text of an option as a moment: a day, which begins at midnight here, or a day and time (ISO 8601). Throws commander's
 * error.
 */
export function momentOf(text: string): Date {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text;
  const moment = new Date(/^\d{4}-\d\d-\d\dT/.test(day) ? day : Number.NaN);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new InvalidArgumentError(
    'Use a day, as 2026-05-31, or a day and time, as 2026-05-31T18:00.',
  );
}

type NumberIn<Shape> = {
  [Name in keyof Shape]: Shape[Name] extends z.ZodNumber ? Name : never;
}[keyof Shape];

function describe({ minValue, maxValue, format }: z.ZodNumber): string {
  const kind = format === null ? 'a number' : 'a whole number';
  const most = maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER ? ` to ${maxValue}` : ' up';
  return `Use ${kind} from ${minValue}${most}.`;
}

/** Refuses arguments and options without a single character: an empty path is the current folder, which nobody means. */
export function refuseEmpty(command: Command): void {
  const options = command.optsWithGlobals<Record<string, unknown>>();
  const all = [command, ...parentsOf(command)].flatMap((one) => one.options);
  const empty = [
    ...command.registeredArguments.filter((_, i) => hasEmpty(command.processedArgs[i])),
    ...all.filter((option) => hasEmpty(options[option.attributeName()])),
  ].map((one) => ('flags' in one ? one.flags : one.name()));
  if (empty.length > 0) command.error(`error: nothing is given for ${empty.join(', ')}`);
}

function hasEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.includes('') : value === '';
}

function parentsOf({ parent }: Command): Command[] {
  return parent ? [parent, ...parentsOf(parent)] : [];
}
