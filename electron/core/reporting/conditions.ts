import {
  conditions,
  type ConditionKind,
  type QualityMeasures,
  type ReportedCondition,
  type Sample,
} from '../../contract/index.ts';
import { weaknessesOf } from '../../../native-models/face/assess.ts';
import type { Search } from '../../../native-models/evaluate/identification.ts';
import type { Bars } from '../evaluation/bars.ts';
import { missedByPerson, namedByPerson } from '../evaluation/figures.ts';
import { countedRate } from './counted-rate.ts';

/** People below which a rate is marked as weak: of 30 of whom none errs, one in ten may still err (rule of three). */
export const FEWEST_PEOPLE = 30;
/** Degrees of yaw from which a head is turned, as the ring of poses has it, and of pitch from which it nods. */
const TURNED = 13;
const NODDING = 10;
/** Pixels between the eyes: what a full frontal image has at least (ISO/IEC 19794-5), and half of that. */
const LARGE = 90;
const MEDIUM = 45;

type Values = { readonly [K in ConditionKind]: (typeof conditions)[K][number] };

/** The conditions that a picture was taken in; of a photo from outside nothing but that is kept. */
export function conditionsOf(sample: Pick<Sample, 'quality' | 'source'> | null): Partial<Values> {
  if (!sample) return { source: 'outside' };
  const { quality, source } = sample;
  const weak = new Set(weaknessesOf(quality));
  return {
    light: weak.has('TooDark') ? 'dark' : weak.has('TooBright') ? 'bright' : 'even',
    pose: poseOf(quality),
    size: sizeOf(quality),
    sharpness: weak.has('Blurred') ? 'blurred' : 'sharp',
    source,
  };
}

function poseOf({ HeadPoseYaw, HeadPosePitch }: QualityMeasures): Values['pose'] {
  if (Math.abs(HeadPoseYaw) >= TURNED) return 'turned';
  return Math.abs(HeadPosePitch) >= NODDING ? 'nodding' : 'front';
}

function sizeOf({ InterEyeDistance }: QualityMeasures): Values['size'] {
  if (InterEyeDistance >= LARGE) return 'large';
  return InterEyeDistance >= MEDIUM ? 'medium' : 'small';
}

/** FNIR and FPIR in each condition that any search was made in; `of` tells a search's conditions. */
export function conditionTable<S extends Search>(
  searches: readonly S[],
  bars: Bars,
  of: (search: S) => Partial<Values>,
): ReportedCondition[] {
  const taken = searches.map((search) => ({ search, values: of(search) }));
  return (Object.keys(conditions) as ConditionKind[]).flatMap((kind) =>
    conditions[kind].flatMap((value) => {
      const own = taken.flatMap(({ search, values }) => (values[kind] === value ? search : []));
      if (own.length === 0) return [];
      const fnir = countedRate(missedByPerson(own, bars));
      const fpir = countedRate(namedByPerson(own, bars));
      return {
        kind,
        value,
        fnir,
        fpir,
        fnirIsWeak: fnir.people < FEWEST_PEOPLE,
        fpirIsWeak: fpir.people < FEWEST_PEOPLE,
      };
    }),
  );
}
