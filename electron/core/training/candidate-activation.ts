import type {
  Activation,
  CandidateActivation,
  ModelVersion,
  ShownError,
  Verdict,
} from '../../contract/index.ts';
import type { RunOutcome } from './run-machine.ts';
import type { RunSnapshot } from './snapshot.ts';

/**
 * What becomes of a candidate that was just judged. Its verdict is about the version that it was compared with: where another
 * one is active by now, nothing is activated.
 */
export function firstActivation(
  { activate, parent }: Pick<RunSnapshot, 'activate' | 'parent'>,
  verdict: Verdict,
  version: Pick<ModelVersion, 'active'>,
  activeId: number,
): CandidateActivation {
  if (version.active) return 'active';
  if (verdict !== 'better') return 'not-better';
  if (!activate) return 'not-wanted';
  return activeId === parent.versionId ? 'under-way' : 'parent-left';
}

/** What has become of a candidate by now, given the activation under way, if there is one, and the version that is active. */
export function activationNow(
  outcome: Pick<RunOutcome, 'versionId' | 'activation'>,
  underWay: Activation | null,
  activeId: number,
): { activation: CandidateActivation; error: ShownError | null } {
  const { versionId, activation } = outcome;
  if (activeId === versionId) return { activation: 'active', error: null };
  if (underWay?.versionId === versionId) {
    const { error } = underWay;
    return { activation: error ? 'failed' : 'under-way', error };
  }
  return { activation: activation === 'under-way' ? 'stopped' : activation, error: null };
}
