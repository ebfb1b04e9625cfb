import { CommanderError, type Command, type Option } from 'commander';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trainingParameters, trainingPresets } from '../../../electron/contract/index.ts';
import { createProgram } from '../../../electron/shells/cli/program.ts';

/** Runs a command line; the error it is refused with, or null where its work began. */
async function refusal(args: readonly string[]): Promise<CommanderError | null> {
  let began = false;
  const run = async (): Promise<void> => void (began = true);
  const mend = async (): Promise<null> => {
    began = true;
    return null;
  };
  const program = createProgram(run, mend, run, () => undefined);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && !began) return error;
    throw error;
  }
  expect(began).toBe(true);
  return null;
}

/** All commands, each with its words and what it needs beside. */
function commands(
  command: Command = createProgram(
    async () => undefined,
    async () => null,
    async () => undefined,
    () => undefined,
  ),
  words: readonly string[] = [],
): { command: Command; words: readonly string[]; needed: readonly string[] }[] {
  const needed = [
    ...command.registeredArguments.filter(({ required }) => required).map(() => 'any'),
    ...command.options.filter(({ mandatory }) => mandatory).flatMap(({ long }) => [long!, 'any']),
  ];
  return [
    { command, words, needed },
    ...command.commands.flatMap((one) => commands(one, [...words, one.name()])),
  ];
}

/** What every command with a parser of its own for an option is called with. */
const parsed = commands().flatMap(({ command, words, needed }) =>
  command.options
    .filter((option) => option.parseArg !== undefined)
    .map(
      (
        option,
      ): [string, { words: readonly string[]; option: Option; needed: readonly string[] }] => [
        [...words, option.long].join(' '),
        { words, option, needed },
      ],
    ),
);

test('every number that a command takes is looked at', () => {
  const { trainingNumbers, options } = {
    trainingNumbers: [
      'margin',
      'epochs',
      'people-per-batch',
      'samples-per-person',
      'learning-rate',
    ],
    options: parsed.map(([name]) => name),
  };
  for (const name of [...trainingNumbers, 'copies', 'unfreeze', 'seed']) {
    expect(options).toContain(`train --${name}`);
  }
  expect(options).toContain('benchmark verification --limit');
});

describe.each(parsed)('kith %s', (_name, { words, option, needed }) => {
  const call = (text: string) => refusal([...words, ...needed, option.long!, text]);

  test('refuses what it does not take', async () => {
    const odd = [
      'abc',
      '',
      ' ',
      '0x10',
      'NaN',
      'Infinity',
      '-Infinity',
      '1e999',
      '1,5',
      '٣',
      '--json',
    ];
    for (const text of odd)
      expect([text, await call(text)]).toEqual([text, expect.any(CommanderError)]);
    const random = fc.string().filter((text) => !/^\s*[+-]?[\d.]/.test(text));
    await fc.assert(
      fc.asyncProperty(random, async (text) => {
        expect(await call(text)).toBeInstanceOf(CommanderError);
      }),
      { numRuns: 30 },
    );
  });
});

const { shape } = trainingParameters;
test.each([
  ['margin', shape.margin],
  ['epochs', shape.epochs],
  ['people-per-batch', shape.peoplePerBatch],
  ['samples-per-person', shape.samplesPerPerson],
  ['learning-rate', shape.learningRate],
  ['copies', shape.copies],
  ['unfreeze', shape.unfreeze],
  ['seed', shape.seed],
] as const)(
  'kith train --%s takes exactly the numbers that a training takes',
  async (name, schema) => {
    const { minValue, maxValue } = schema;
    const near = fc.oneof(
      fc.constantFrom(minValue!, maxValue!, minValue! - 1, maxValue! + 1, 0, -1, 1.5),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
    );
    await fc.assert(
      fc.asyncProperty(near, async (value) => {
        const refused = await refusal(['train', `--${name}`, String(value)]);
        // What is refused is refused by name.
        const named = refused?.message.includes(`--${name}`) ?? null;
        expect(named).toBe(schema.safeParse(value).success ? null : true);
      }),
      { numRuns: 40 },
    );
  },
);

test.each(Object.keys(trainingPresets))('the preset %s is one', async (preset) => {
  expect(await refusal(['train', '--preset', preset])).toBeNull();
});

describe('what names nothing is refused', () => {
  const all = commands().filter(({ command }) => command.commands.length === 0);

  test('as an argument of any command', async () => {
    for (const { command, words, needed } of all) {
      for (const [i] of command.registeredArguments.entries()) {
        const args = command.registeredArguments.map((_, at) => (at === i ? '' : 'any'));
        const given = [...words, ...args, ...needed.slice(args.length)];
        expect([given, await refusal(given)]).toEqual([given, expect.any(CommanderError)]);
      }
    }
  });

  test('as an option of any command', async () => {
    for (const { command, words, needed } of all) {
      for (const option of command.options.filter(({ required }) => required)) {
        const given = [...words, ...needed, option.long!, ''];
        expect([given, await refusal(given)]).toEqual([given, expect.any(CommanderError)]);
      }
      const given = ['--data', '', ...words, ...needed];
      expect([given, await refusal(given)]).toEqual([given, expect.any(CommanderError)]);
    }
  });

  test('also where other values surround it', async () => {
    expect(await refusal(['identify', 'a.jpg', '', 'b.jpg'])).toBeInstanceOf(CommanderError);
  });
});

test.each(
  [
    [],
    ['nonsense'],
    ['people', 'nonsense'],
    ['people', 'remove'],
    ['people', 'remove', 'Ada', 'Grace'],
    ['people', 'rename', 'Ada'],
    ['models', 'nonsense'],
    ['models', 'list', 'more'],
    ['benchmark'],
    ['benchmark', 'nonsense'],
    ['verify', 'one.jpg'],
    ['verify', 'a.jpg', 'b.jpg', 'c.jpg'],
    ['enroll'],
    ['enroll', 'folder', 'other'],
    ['enroll', 'folder', '--files-from', 'list'],
    ['enroll', '--files-from', 'list', '--from', 'csv'],
    ['enroll', '--files-from', 'list', '--from', 'auto'],
    ['identify'],
    ['train', '--preset', 'nonsense'],
    ['train', '--nonsense'],
    ['doctor', '--engines', 'all'],
  ].map((args) => [args]),
)('%j is wrong use', async (args) => {
  expect(await refusal(args)).toMatchObject({ exitCode: 1 });
});

test.each([
  [['enroll', 'folder']],
  [['enroll', '--files-from', '-']],
  [['enroll', '--files-from', '-', '--from', 'folders']],
  [['identify', '--files-from', 'list']],
  [['identify', 'a.jpg', '--files-from', 'list']],
  [['identify', '--', '--data']],
  [['train', '--margin', '.5', '--learning-rate', '1e-4']],
  [['train', '--seed', '0']],
])('%j is right', async (args) => {
  expect(await refusal(args)).toBeNull();
});
