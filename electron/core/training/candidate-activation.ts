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
  version: Pick<ModelVersion, 'id' | 'active'>,
  activeId: number,
): CandidateActivation {
  if (version.id === parent.versionId) return 'unchanged';
  if (version.active) return 'active';
  if (verdict !== 'better') return 'not-better';
  if (!activate) return 'not-wanted';
  return activeId === parent.versionId ? 'under-way' : 'parent-left';
}

/**
 * What has become of a candidate by now, given what was known of it, the activation under way, if there is one, and the version
 * that is active. Where nothing else has, what went wrong stays known.
 */
export function activationNow(
  known: Pick<RunOutcome, 'versionId' | 'activation'> & { readonly error: ShownError | null },
  underWay: Activation | null,
  activeId: number,
): { activation: CandidateActivation; error: ShownError | null } {
  const { versionId } = known;
  const now = (activation: CandidateActivation, error: ShownError | null = null) =>
    activation === known.activation
      ? { activation, error: error ?? known.error }
      : { activation, error };
  if (known.activation === 'unchanged') return now('unchanged');
  if (activeId === versionId) return now('active');
  if (underWay?.versionId === versionId) {
    return now(underWay.error ? 'failed' : 'under-way', underWay.error);
  }
  return now(known.activation === 'under-way' ? 'stopped' : known.activation);
}
