import { useEffect, useRef } from 'react';
import type { FoundSample } from './draft-sample.ts';
import type { Event } from './enroll-context.ts';

/** The face that given samples are of: none that the camera here has followed. */
const SEEN = -1;

/** Pictures that an enrollment begins with: live recognition saw them. */
export type GivenSamples = readonly FoundSample[];

/**
 * Has an enrollment begin with given samples, once name and agreement are there. The camera, before which somebody else may be
 * by now, waits until it is asked to go on.
 */
export function useGivenSamples(
  given: GivenSamples,
  {
    capturing,
    taking,
    isEmpty,
  }: {
    /** Whether the enrollment has begun, whether it takes samples now, and whether it has none. */
    capturing: boolean;
    taking: boolean;
    isEmpty: boolean;
  },
  send: (event: Event) => void,
): void {
  const mayGive = useRef(true);
  useEffect(() => {
    if (!capturing) mayGive.current = true;
    if (!taking || !isEmpty || !mayGive.current || given.length === 0) return;
    mayGive.current = false;
    for (const sample of given) send({ type: 'TAKE', sample, track: SEEN });
    send({ type: 'PAUSE' });
  }, [capturing, taking, isEmpty, given, send]);
}
