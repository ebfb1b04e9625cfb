import { KithError, type NewSample, type Settings } from '../../contract/index.ts';

/**
 * Where live faces are required, throws `NotShownLive` with the samples of the webcam that were not shown to be of one, and
 * `TurnsLookFlat` with those that were taken by turns which a picture makes. Photos are not checked: nobody stands behind a file.
 */
export function assertShownLive(
  samples: readonly Pick<NewSample, 'source' | 'liveness' | 'turns'>[],
  { liveness: policy }: Pick<Settings, 'liveness'>,
): void {
  if (policy !== 'require') return;
  const taken = samples.map((sample, place) => ({ ...sample, place }));
  const refuse = (
    code: 'NotShownLive' | 'TurnsLookFlat',
    isRefused: (sample: (typeof taken)[number]) => boolean,
  ): void => {
    const places = taken
      .filter((sample) => sample.source === 'webcam' && isRefused(sample))
      .map(({ place }) => place);
    if (places.length > 0) throw new KithError(code, undefined, { groups: [places] });
  };
  refuse('NotShownLive', ({ liveness }) => liveness !== 'live');
  refuse('TurnsLookFlat', ({ turns }) => turns === 'not live');
}
