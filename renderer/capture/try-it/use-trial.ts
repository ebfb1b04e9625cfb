import { useEffect, useRef, useState } from 'react';
import { useKith } from '../../owner/kith-context.tsx';
import { askWhy } from './ask-why.ts';
import { glimpseOf, momentsOf, TRIAL, type Glimpse, type Moment } from './moments.ts';
import { useCheckedVideo, type CheckedVideo } from './use-checked-video.ts';

/** Milliseconds between two looks at the clock. */
const TICK = 100;
/** Milliseconds without anybody after which the camera is not left on any longer. */
const PATIENCE = 40_000;

/** A trial under way. */
export interface Trial {
  readonly video: CheckedVideo;
  /** Milliseconds since it began; null until somebody is decided on. */
  readonly elapsed: number | null;
  readonly moments: readonly Moment[];
}

/**
 * Watches a person before the camera for the time of a trial, from the first face that is decided on; what is seen is in memory
 * alone, and handed to `onDone`. It begins anew where the camera does. `onNobody` is told where nobody comes.
 */
export function useTrial(
  personId: number,
  { onDone, onNobody }: { onDone: (glimpses: readonly Glimpse[]) => void; onNobody: () => void },
): Trial {
  const kith = useKith();
  const began = useRef<number | null>(null);
  const glimpses = useRef<Glimpse[]>([]);
  const [elapsed, setElapsed] = useState<number | null>(null);
  const tell = useRef({ onDone, onNobody });
  tell.current = { onDone, onNobody };
  const video = useCheckedVideo({
    onSeen: (seen) => {
      const now = performance.now();
      // The clock starts with the first answer, not with what it takes to get there.
      if (began.current === null && !seen?.decision.settled) return;
      began.current ??= now;
      const glimpse = glimpseOf(now - began.current, seen, personId, new Date());
      const why =
        seen &&
        askWhy(glimpse, glimpses.current, () =>
          kith.evidence.ofFace({ camera: seen.camera, track: seen.face.track }),
        );
      glimpses.current.push({ ...glimpse, why });
    },
    onForget: () => {
      began.current = null;
      glimpses.current = [];
      setElapsed(null);
    },
  });
  const { playback } = video;
  useEffect(() => {
    if (playback === null) return;
    const opened = performance.now();
    const clock = setInterval(() => {
      const now = performance.now();
      if (began.current === null) {
        if (now - opened > PATIENCE) tell.current.onNobody();
        return;
      }
      const passed = now - began.current;
      setElapsed(passed);
      if (passed < TRIAL) return;
      clearInterval(clock);
      tell.current.onDone(glimpses.current);
    }, TICK);
    return () => clearInterval(clock);
  }, [playback]);
  return { video, elapsed, moments: momentsOf(glimpses.current, elapsed ?? 0) };
}
