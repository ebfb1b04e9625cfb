import { useCallback, useEffect, useRef, useState } from 'react';
import { hasCode, type LiveDecision } from '../../../electron/contract/index.ts';
import type { CapturedFace, CapturedFrame } from '../../capture/messages.ts';
import { useKith } from '../../owner/kith-context.tsx';

/** What live recognition makes of the face that is nearest to the camera. */
export interface Look {
  readonly face: CapturedFace;
  /** Null until it was decided on. */
  readonly decision: LiveDecision | null;
}

/**
 * Has the nearest face of a camera's frames recognized, one request at a time and always the newest. Everything else of Live, its
 * figures and other faces, is not needed for a first look.
 */
export function useFirstLook(playback: number | null) {
  const kith = useKith();
  const [camera] = useState(() => crypto.randomUUID());
  const [size, setSize] = useState({ width: 640, height: 480 });
  const [look, setLook] = useState<Look | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const asking = useRef<AbortController | null>(null);

  // Who was seen in one playback need not be who is seen in the next.
  useEffect(
    () => () => {
      asking.current?.abort();
      asking.current = null;
      setLook(null);
      setError(null);
    },
    [playback],
  );

  const ask = useCallback(
    async (face: CapturedFace, asked: AbortController): Promise<void> => {
      const { track, chip, quality } = face;
      const faces = [{ track, chip: new Blob([chip]), quality }];
      try {
        const { signal } = asked;
        const { decisions } = await kith.recognition.recognize({ camera, faces }, { signal });
        if (signal.aborted) return;
        const [decision = null] = decisions;
        setError(null);
        setLook((shown) => (shown?.face.track === track ? { ...shown, decision } : shown));
      } catch (problem) {
        // While the recognition process restarts the banner says so, and the next frame asks again.
        if (asked.signal.aborted || hasCode(problem, 'EngineLost')) return;
        setError(problem instanceof Error ? problem : new Error(String(problem)));
      } finally {
        if (asking.current === asked) asking.current = null;
      }
    },
    [camera, kith],
  );

  const onFrame = useCallback(
    (frame: CapturedFrame): void => {
      setSize({ width: frame.width, height: frame.height });
      const [face] = frame.faces;
      setLook((shown) => {
        if (!face) return null;
        return { face, decision: shown?.face.track === face.track ? shown.decision : null };
      });
      if (!face || asking.current) return;
      asking.current = new AbortController();
      void ask(face, asking.current);
    },
    [ask],
  );
  /** Whether another frame is of use: not while one is being decided on. */
  const hasRoom = useCallback((): boolean => asking.current === null, []);

  return { look, size, error, onFrame, hasRoom };
}
