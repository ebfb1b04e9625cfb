import { KithError, type NewSample, type Settings } from '../../contract/index.ts';

/**
 * Where live faces are required, throws `NotShownLive` with the samples of the webcam that were not shown to be of one. Photos are
 * not checked: nobody stands behind a file.
 */
export function assertShownLive(
  samples: readonly Pick<NewSample, 'source' | 'liveness'>[],
  { liveness: policy }: Pick<Settings, 'liveness'>,
): void {
  if (policy !== 'require') return;
  const places = samples.flatMap(({ source, liveness }, place) =>
    source === 'webcam' && liveness !== 'live' ? [place] : [],
  );
  if (places.length > 0) throw new KithError('NotShownLive', undefined, { groups: [places] });
}
