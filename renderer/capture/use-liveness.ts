import { useEffect, useRef, useState } from 'react';
import { hasCode, type LivenessPolicy, type LivenessState } from '../../electron/contract/index.ts';
import { useKith, useSettings } from '../owner/kith-context.tsx';
import type { CapturedFace } from './messages.ts';
import { sentFace } from './sent-face.ts';

/**
 * Asks the owner whether the face before the camera is live, one question at a time, where the settings want to know: for pages
 * that recognize nobody.
 */
export function useLiveness(): {
  policy: LivenessPolicy;
  /** What was said last of a face; null where nothing was yet, or nobody wants to know. */
  stateOf: (track: number) => LivenessState | null;
  look: (face: CapturedFace) => void;
  /** Whether it could not be told of the last face, and nobody is denied anything for that. */
  unchecked: boolean;
  /** Why no face can be shown to be live where that is required. */
  error: Error | null;
} {
  const kith = useKith();
  const policy = useSettings().data?.liveness ?? 'off';
  const [camera] = useState(() => crypto.randomUUID());
  const [error, setError] = useState<Error | null>(null);
  const [unchecked, setUnchecked] = useState(false);
  const said = useRef<{ readonly track: number; readonly state: LivenessState } | null>(null);
  const asking = useRef(false);
  useEffect(() => {
    said.current = null;
    setError(null);
    setUnchecked(false);
  }, [policy]);

  const ask = async (face: CapturedFace): Promise<void> => {
    asking.current = true;
    const { track, quality, crops } = sentFace(face);
    try {
      const faces = [{ track, quality, crops }];
      const [seen] = await kith.liveness.look({ camera, faces });
      said.current = seen ? { track, state: seen.state } : null;
      setUnchecked(!seen);
      setError(null);
    } catch (problem) {
      said.current = null;
      if (policy === 'observe') setUnchecked(true);
      // While the recognition process restarts a banner says so, and the next frame asks again.
      else if (!hasCode(problem, 'EngineLost')) {
        setError(problem instanceof Error ? problem : new Error(String(problem)));
      }
    } finally {
      asking.current = false;
    }
  };

  return {
    policy,
    stateOf: (track) =>
      policy !== 'off' && said.current?.track === track ? said.current.state : null,
    look: (face) => {
      if (policy !== 'off' && face.crop && !asking.current) void ask(face);
    },
    unchecked: policy === 'observe' && unchecked,
    error: policy === 'require' ? error : null,
  };
}
