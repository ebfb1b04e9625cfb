import type { LivenessTest, TestedRate, TriedLiveness } from '../../contract/index.ts';
import type {
  Presentation,
  PresentationRate,
} from '../../../native-models/evaluate/presentation-attacks.ts';
import type { Gallery, LivenessTry } from '../ports/index.ts';
import type { Liveness } from './liveness.ts';
import { evidenceOf, judgePassive, thresholds } from './passive.ts';
import { reportPresentations } from './presentation-report.ts';

/** Which face a try is of, and with what. */
interface Tried {
  readonly camera: string;
  readonly presented: string | null;
  readonly source: string;
  readonly track: number | null;
}

/** The user's own test of the liveness check: what they hold up to their camera, and themselves, counted try by try. */
export function createOwnTest({
  gallery,
  liveness,
  network,
  now,
  onChange,
}: {
  gallery: Gallery;
  liveness: Pick<Liveness, 'framesSeen'>;
  /** The SHA-256 of the network's file. */
  network: string;
  now: () => Date;
  onChange: () => void;
}) {
  const current = { network, ...thresholds };
  return {
    /** What the tries with each camera say, those under another network or other thresholds apart; the last tried first. */
    list: async (): Promise<LivenessTest[]> => {
      const tries = await gallery.livenessTries.all();
      const groups = Map.groupBy(tries, (one) =>
        JSON.stringify([one.camera, one.network, one.liveFrom, one.notLiveTo]),
      );
      return [...groups.values()]
        .map((own) => testOf(own, current))
        .toSorted((a, b) => b.at.getTime() - a.at.getTime());
    },
    /** Counts a try, by the frames that were looked at of its face. */
    note: async ({ camera, presented, source, track }: Tried): Promise<TriedLiveness> => {
      const frames = track === null ? [] : liveness.framesSeen(source, track);
      const { state } = judgePassive(frames);
      const answer = state === 'cannot tell' ? null : state;
      await gallery.livenessTries.add({
        at: now(),
        presented,
        answer,
        score: evidenceOf(frames.flatMap(({ look }) => look ?? [])),
        camera,
        light: mean(frames.map(({ quality }) => quality.MeanLuminance)),
        ...current,
      });
      onChange();
      return { answer };
    },
    remove: async (camera: string): Promise<void> => {
      await gallery.livenessTries.remove(camera);
      onChange();
    },
  };
}

function testOf(
  tries: readonly LivenessTry[],
  current: Pick<LivenessTry, 'network' | 'liveFrom' | 'notLiveTo'>,
): LivenessTest {
  const { camera, at, network, liveFrom, notLiveTo } = tries.at(-1)!;
  // Whoever holds it up, each try is held up anew.
  const presentations = tries.map(({ presented, answer, score }, i) => ({
    presented,
    presentation: { person: '', recording: String(i), answer, score } satisfies Presentation,
  }));
  const by = Map.groupBy(presentations, ({ presented }) => presented);
  const own = (name: string | null) => (by.get(name) ?? []).map((one) => one.presentation);
  const kinds = [...by.keys()].filter((name) => name !== null);
  const report = reportPresentations(own(null), new Map(kinds.map((name) => [name, own(name)])));
  const lights = tries.flatMap(({ light }) => light ?? []);
  return {
    camera,
    at,
    light: lights.length > 0 ? { from: Math.min(...lights), to: Math.max(...lights) } : null,
    network,
    liveFrom,
    notLiveTo,
    isCurrent:
      network === current.network &&
      liveFrom === current.liveFrom &&
      notLiveTo === current.notLiveTo,
    live: by.has(null) ? rateOf(null, report.live) : null,
    attacks: [...report.attacks].map(([name, rate]) => rateOf(name, rate)),
    worst: report.worst,
  };
}

function rateOf(
  presented: string | null,
  { presentations: tries, answered, errors, atMost }: PresentationRate,
): TestedRate {
  return { presented, tries, answered, errors, atMost };
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The user's tests of the liveness check. */
export type OwnTest = ReturnType<typeof createOwnTest>;
