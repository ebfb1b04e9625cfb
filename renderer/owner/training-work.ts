import type { TrainingState } from '../../electron/contract/index.ts';

/** What goes on in the background of training, for the banner and the window's title: which it is, and its share done, 0 to 1. */
export function workOf(
  state: TrainingState | undefined,
): { readonly what: 'training' | 'activation'; readonly share: number } | null {
  if (state?.run?.status === 'running') return { what: 'training', share: state.run.share };
  const activation = state?.activation;
  if (!activation || activation.error) return null;
  const share = activation.total === 0 ? 1 : activation.done / activation.total;
  return { what: 'activation', share };
}
