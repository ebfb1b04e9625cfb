import type { QualityReason, Remedy, TestedPerson } from '../../../contract/index.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';

/**
 * `kith selftest`: whether everybody would be recognized by their own pictures. Exits with 1 where somebody is weak, two people look
 * alike, more strangers would be named than is accepted, or nobody can be tested: 0 is said of nothing that was not tested.
 */
export async function selftest({ kith, output, signal }: Context): Promise<void> {
  const start = performance.now();
  const { all, weak, lookAlikes: alike, ...test } = await kith.selfTest.run(signal);
  const apart = new Set((await kith.repairs.toldApart()).map((pair) => pair.join(' ')));
  const lookAlikes = alike.filter(
    ({ people: pair }) => !apart.has([...pair].toSorted((a, b) => a - b).join(' ')),
  );
  const seconds = (performance.now() - start) / 1000;
  const people = await kith.people.list();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (personId: number): string => names.get(personId) ?? '';
  const remedyOf = (remedy: Remedy | null) =>
    remedy?.kind === 'compare' ? { ...remedy, with: nameOf(remedy.with) } : remedy;
  const pairs = lookAlikes.map(({ people: [a, b], score, twice, samples }) => ({
    names: [nameOf(a), nameOf(b)],
    score,
    twice,
    samples: samples.length,
  }));
  const untested = all
    .filter(({ state }) => state === 'untested')
    .map(({ personId }) => nameOf(personId));
  const { tested, recognized, asStrangers, wantedFpir, isPromiseBroken } = test;
  output.result(
    {
      ...test,
      complete: tested > 0 && untested.length === 0,
      weak: weak.map(({ personId, remedy, ...one }) => ({
        name: nameOf(personId),
        tested: one.tested,
        recognized: one.recognized,
        takenFor: namesIn(one.missed, nameOf),
        remedy: remedyOf(remedy),
      })),
      untested,
      lookAlikes: pairs,
      seconds,
    },
    [
      tested === 0
        ? 'There are too few pictures to tell: a test needs two different ones of somebody.'
        : `${recognized} of ${counted(tested, 'different picture')} would be recognized.`,
      ...weak.map((one) => weakLine(one, nameOf)),
      ...pairs.map(
        ({ names: [a, b], twice, samples }) =>
          `${a} and ${b} ${twice ? 'may be one person, enrolled twice' : 'look alike'}${samples === 0 ? '.' : `: ${counted(samples, 'picture')} of one would be taken for the other.`}`,
      ),
      ...(tested > 0 && untested.length > 0
        ? [`Too few pictures to tell: ${untested.join(', ')}.`]
        : []),
      ...(asStrangers.searched === 0
        ? []
        : [
            `Searched for as strangers, ${asStrangers.named} of ${counted(asStrangers.searched, 'picture')} would be given somebody else’s name (${percent(asStrangers.named / asStrangers.searched)}; you accept ${percent(wantedFpir)}).`,
            ...(isPromiseBroken
              ? [
                  `That’s more than chance: at least ${percent(asStrangers.fpir.low)} of strangers like these. Check the names of those who look alike, or choose a stricter setting.`,
                ]
              : []),
          ]),
    ],
  );
  if (weak.length > 0 || lookAlikes.length > 0 || isPromiseBroken || tested === 0)
    process.exitCode = 1;
}

/** Whom the missed pictures would be taken for, each once. */
function namesIn(
  missed: TestedPerson['missed'],
  nameOf: (personId: number) => string,
): readonly string[] {
  return [...new Set(missed.flatMap(({ takenFor }) => takenFor ?? []))].map(nameOf);
}

function weakLine(
  { personId, tested, recognized, remedy }: TestedPerson,
  nameOf: (personId: number) => string,
): string {
  const advice = remedy ? ` ${remedyText(remedy, nameOf)}` : '';
  return `${nameOf(personId)} is weak: ${recognized} of ${counted(tested, 'picture')} would be recognized.${advice}`;
}

function remedyText(remedy: Remedy, nameOf: (personId: number) => string): string {
  switch (remedy.kind) {
    case 'compare':
      return `${counted(remedy.count, 'picture looks', 'pictures look')} like ${nameOf(remedy.with)}: check the names.`;
    case 'retake':
      return `${remedy.count} of ${counted(remedy.of, 'picture')} ${remedy.count === 1 ? 'is' : 'are'} ${FLAWS[remedy.reason]}: take ${remedy.count === 1 ? 'it' : 'them'} again.`;
    case 'pose':
      return `Add a picture ${SIDES[remedy.segment]}.`;
    case 'more':
      return `Add ${counted(remedy.count, 'more picture')}.`;
    case 'light':
      return `Add a picture in ${remedy.light === 'darker' ? 'less' : 'more'} light.`;
    case 'time':
      return 'Add pictures on another day.';
  }
}

const FLAWS: Record<QualityReason, string> = {
  SeveralFaces: 'of several people',
  CutOff: 'cut off',
  TooSmall: 'small',
  TooDark: 'dark',
  TooBright: 'too bright',
  TurnedAway: 'turned far',
  LookingUpOrDown: 'looking far up or down',
  Tilted: 'tilted',
  Blurred: 'blurred',
  EyesClosed: 'with closed eyes',
};

const SIDES = {
  center: 'looking into the camera',
  left: 'turned to the left',
  right: 'turned to the right',
  up: 'looking up',
  down: 'looking down',
};

function percent(rate: number): string {
  return `${Number((100 * rate).toFixed(1))}%`;
}
