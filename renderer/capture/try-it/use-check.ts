import { useCallback, useRef, useState } from 'react';
import { hasCode, type LiveDecision } from '../../../electron/contract/index.ts';
import type { CapturedFace, CapturedFrame } from '../messages.ts';
import { sentFace } from '../sent-face.ts';
import { useKith } from '../../owner/kith-context.tsx';

/** The one in front of the camera, and what was decided about them; null until it was. */
export interface CheckedFace {
  readonly face: CapturedFace;
  readonly decision: LiveDecision | null;
  /** Under which name, with the face's track, the owner knows it. */
  readonly camera: string;
  /** What the camera calls itself; null where it is none. */
  readonly seenBy: string | null;
  /** Pixels of the frame that the face's box is in. */
  readonly width: number;
  readonly height: number;
}

/** A face with what was decided about it. */
export type DecidedFace = Pick<CheckedFace, 'face' | 'camera' | 'seenBy'> & {
  readonly decision: LiveDecision;
};

/**
 * Asks the owner about the largest face of each frame, one question at a time, and keeps the answer for as long as it is the same
 * face. `onSeen` is told of each face that was decided on, with the decision, and of each frame with nobody in it.
 */
export function useCheck(onSeen: (seen: DecidedFace | null) => void) {
  const kith = useKith();
  const [camera] = useState(() => crypto.randomUUID());
  const [checked, setChecked] = useState<CheckedFace | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const asking = useRef<AbortController | null>(null);

  const ask = async (
    face: CapturedFace,
    seenBy: string | null,
    question: AbortController,
  ): Promise<void> => {
    const { track } = face;
    asking.current = question;
    try {
      const { decisions } = await kith.recognition.recognize(
        { camera, label: seenBy, faces: [sentFace(face)] },
        { signal: question.signal },
      );
      if (question.signal.aborted) return;
      const [decision = null] = decisions;
      setError(null);
      if (decision) onSeen({ face, decision, camera, seenBy });
      setChecked((shown) => (shown?.face.track === track ? { ...shown, decision } : shown));
    } catch (problem) {
      // While the recognition process restarts a banner says so, and the next frame asks again.
      if (question.signal.aborted || hasCode(problem, 'EngineLost')) return;
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      if (asking.current === question) asking.current = null;
    }
  };

  const onFrame = ({ faces, width, height }: CapturedFrame, seenBy: string | null): void => {
    const [face] = faces.toSorted((a, b) => area(b) - area(a));
    if (!face) {
      onSeen(null);
      return setChecked(null);
    }
    setChecked((shown) => ({
      face,
      decision: shown?.face.track === face.track ? shown.decision : null,
      camera,
      seenBy,
      width,
      height,
    }));
    if (!asking.current) void ask(face, seenBy, new AbortController());
  };

  /** Forgets what was seen, and what is asked about it. */
  const clear = useCallback((): void => {
    asking.current?.abort();
    asking.current = null;
    setChecked(null);
    setError(null);
  }, []);

  return { checked, error, onFrame, clear };
}

function area({ box }: CapturedFace): number {
  return box.width * box.height;
}
