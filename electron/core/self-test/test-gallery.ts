import { rateOverPeople, type PersonTrials } from '../../../native-models/evaluate/intervals.ts';
import type { SelfTest, TestedPerson } from '../../contract/index.ts';
import { createPace } from '../async/pace.ts';
import type { EmbeddedMoments } from '../evaluation/embedded-moments.ts';
import { ceilingOf, enrolledPairs, pairing } from '../evaluation/enrolled-pairs.ts';
import { operatingPointOf } from '../evaluation/operating-point.ts';
import type { OwnSearch } from '../evaluation/own-searches.ts';
import { isPromiseBroken } from '../evaluation/promise.ts';
import type { GalleryReader } from '../ports/index.ts';
import { deciderOf } from './decider.ts';
import { leaveOneOut, type Outcome } from './leave-one-out.ts';
import { createLookAlikes } from './look-alikes.ts';
import { remedyOf } from './remedy.ts';

/**
 * Somebody is weak where so great a share of their pictures is not recognized. One in eight is a poor picture; one in four says
 * that the next visit may fail, too. Of 99 people of LFW with 7 pictures each, 21 have a single picture that is missed.
 */
const WEAK = 0.25;

/** What a test found: all of it, every person, and the searches that it made, for whatever else they tell. */
export interface Tested {
  readonly summary: SelfTest;
  readonly people: ReadonlyMap<number, TestedPerson>;
  readonly searches: readonly OwnSearch[];
  readonly versionId: number;
}

/**
 * Searches for everybody's pictures in the gallery as it is without them: each without its moment, and as if its person were not
 * enrolled. Nothing is embedded; references are the active version's. It gives way to other work all the time. Errors: `Canceled`,
 * `ActiveVersionDamaged`, `GalleryDamaged`.
 */
export async function testGallery(
  gallery: GalleryReader,
  samples: EmbeddedMoments,
  signal: AbortSignal,
): Promise<Tested> {
  const pace = createPace(signal);
  const version = gallery.active();
  const { wantedFpir } = await gallery.settings();
  const decider = deciderOf(version, wantedFpir);
  const point = operatingPointOf(version);
  const isOne = pairing(ceilingOf(await enrolledPairs(version), point).twice);
  const lookAlikes = createLookAlikes(version, point.bars(wantedFpir).threshold, isOne);
  const searches: OwnSearch[] = [];
  const people = new Map<number, TestedPerson>();
  const asStrangers: PersonTrials[] = [];
  const ids = (await gallery.people()).map(({ id }) => id);
  samples.keep(new Set(ids));
  for (const personId of ids) {
    await pace();
    const own = await samples.of(personId, version.id, pace);
    await pace();
    const outcomes = leaveOneOut(personId, own, decider);
    const first = own[0];
    if (!first) continue;
    searches.push(...outcomes.map(({ search }) => search));
    people.set(personId, await personOf(gallery, personId, outcomes, first.sampleId));
    lookAlikes.add(personId);
    // Whoever is enrolled under another name, too, is no stranger.
    const strange = outcomes.filter(
      ({ search: { other } }) => other && !isOne(personId, other.personId),
    );
    asStrangers.push({
      trials: strange.length,
      errors: strange.filter(({ namedAsStranger }) => namedAsStranger).length,
    });
    for (const { sampleId, takenFor } of outcomes) {
      if (takenFor !== null) lookAlikes.addSample(sampleId, personId, takenFor);
    }
  }
  const all = [...people.values()];
  const sum = (of: 'tested' | 'recognized'): number =>
    all.reduce((total, person) => total + person[of], 0);
  const fpir = rateOverPeople(asStrangers);
  return {
    people,
    searches,
    versionId: version.id,
    summary: {
      people: all.length,
      tested: sum('tested'),
      recognized: sum('recognized'),
      weak: all
        .filter(({ state }) => state === 'weak')
        .toSorted((a, b) => a.recognized / a.tested - b.recognized / b.tested),
      untested: all.filter(({ state }) => state === 'untested').length,
      lookAlikes: lookAlikes.all(),
      asStrangers: {
        searched: asStrangers.reduce((total, { trials }) => total + trials, 0),
        named: asStrangers.reduce((total, { errors }) => total + errors, 0),
        fpir,
      },
      wantedFpir,
      isPromiseBroken: isPromiseBroken({ fpir }, wantedFpir),
    },
  };
}

/** What was found of a person; the sample stands for them where none could be tested. */
async function personOf(
  gallery: Pick<GalleryReader, 'samples'>,
  personId: number,
  outcomes: readonly Outcome[],
  onlySample: number,
): Promise<TestedPerson> {
  const missed = outcomes
    .filter(({ recognized }) => !recognized)
    .map(({ sampleId, takenFor }) => ({ sampleId, takenFor }));
  const tested = outcomes.length;
  const weak = missed.length > 0 && missed.length >= WEAK * tested;
  const state = tested === 0 ? 'untested' : weak ? 'weak' : 'fine';
  const person = { personId, state, tested, recognized: tested - missed.length, missed } as const;
  if (state === 'fine') return { ...person, remedy: null };
  const kept = new Map((await gallery.samples(personId)).map((sample) => [sample.id, sample]));
  const shown =
    tested === 0 ? [{ sampleId: onlySample, recognized: false, takenFor: null }] : outcomes;
  const pictures = shown.flatMap(({ sampleId, ...outcome }) => {
    const sample = kept.get(sampleId);
    return sample ? { ...sample, ...outcome } : [];
  });
  return { ...person, remedy: pictures.length === 0 ? null : remedyOf(pictures) };
}
