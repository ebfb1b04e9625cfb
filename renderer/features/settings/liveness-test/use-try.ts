import { useEffect, useRef, useState } from 'react';
import { KithError, type TriedLiveness } from '../../../../electron/contract/index.ts';
import type { CapturedFace } from '../../../capture/messages.ts';
import { sentFace } from '../../../capture/sent-face.ts';
import { useKith } from '../../../owner/kith-context.tsx';

/** Milliseconds of a try: what live recognition takes to tell, and some. */
export const TRY = 3000;
/** Milliseconds between two looks at the clock. */
const TICK = 100;

/** A try under way. */
interface Going {
  /** A name of its own: what was seen before counts for nothing. */
  readonly source: string;
  /** The face that was looked at last; null before there is one. */
  track: number | null;
  asking: Promise<void> | null;
  problem: unknown;
}

/** Tries something before the camera for a few seconds, and has the owner count what the check made of it. */
export function useTry({
  onTried,
  onFailed,
}: {
  onTried: (tried: TriedLiveness) => void;
  onFailed: (problem: unknown) => void;
}): {
  /** Milliseconds since it began; null while none is under way. */
  elapsed: number | null;
  /** `presented`: what is before the camera, null for a person. */
  begin: (camera: string, presented: string | null) => void;
  /** Looks at the first face of a frame; nothing between tries. */
  see: (face: CapturedFace | undefined) => void;
  /** Ends it without a count: the camera is another. */
  stop: () => void;
} {
  const kith = useKith();
  const [elapsed, setElapsed] = useState<number | null>(null);
  const going = useRef<Going | null>(null);
  const clock = useRef<ReturnType<typeof setInterval>>(undefined);
  const stop = (): void => {
    clearInterval(clock.current);
    going.current = null;
    setElapsed(null);
  };
  useEffect(
    () => () => {
      clearInterval(clock.current);
      going.current = null;
    },
    [],
  );

  const look = async (face: CapturedFace, now: Going): Promise<void> => {
    const { track, quality, crops } = sentFace(face);
    try {
      const faces = [{ track, quality, crops }];
      const [seen] = await kith.liveness.look({ camera: now.source, faces });
      // Where it is only shown, a check that fails denies nothing, and says nothing.
      if (!seen) throw new KithError('RecognitionFailed');
      now.track = track;
    } catch (problem) {
      now.problem = problem;
    } finally {
      now.asking = null;
    }
  };

  const end = async (now: Going, camera: string, presented: string | null): Promise<void> => {
    await now.asking;
    if (going.current !== now) return;
    try {
      if (now.problem) throw now.problem;
      const { source, track } = now;
      onTried(await kith.liveness.tests.note({ camera, presented, source, track }));
    } catch (problem) {
      onFailed(problem);
    }
    if (going.current === now) stop();
  };

  return {
    elapsed,
    begin: (camera, presented) => {
      const now: Going = { source: crypto.randomUUID(), track: null, asking: null, problem: null };
      going.current = now;
      const began = performance.now();
      setElapsed(0);
      clock.current = setInterval(() => {
        const passed = performance.now() - began;
        setElapsed(Math.min(passed, TRY));
        if (passed < TRY) return;
        clearInterval(clock.current);
        void end(now, camera, presented);
      }, TICK);
    },
    see: (face) => {
      const now = going.current;
      if (now && face?.crop && !now.asking) now.asking = look(face, now);
    },
    stop,
  };
}
