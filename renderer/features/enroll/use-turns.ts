import { useLayoutEffect, useRef, useState } from 'react';
import { turnsTogether, type LivenessState } from '../../../electron/contract/index.ts';
import { TurnChallenge } from '../../../native-models/face/turn-challenge.ts';
import type { CapturedFace } from '../../capture/messages.ts';
import { centerOf, openIn, type Segment } from '../../capture/poses.ts';
import { isByTurns, type FoundSample } from './draft-sample.ts';

/** What the turns of one round have said. */
interface Round {
  readonly challenge: TurnChallenge;
  /** The track that is looked at, and what its turns say. */
  track: number | null;
  own: LivenessState | null;
  /** What was said before: by other tracks, or before the page was loaded. */
  before: LivenessState | null;
}

/**
 * Asks for the turns of an enrollment in an order that nobody knows, and tells what they say. A round goes on until the samples
 * that were taken by turns are all gone, and what they said with them: what is taken then is another attempt.
 */
export function useTurns({
  looks,
  asks,
  samples,
  turns,
  onTurns,
}: {
  /** Whether turns are looked at, and whether they are asked for now. */
  looks: boolean;
  asks: boolean;
  /** Those of the camera. */
  samples: readonly FoundSample[];
  /** What they said so far. */
  turns: LivenessState | null;
  onTurns: (turns: LivenessState) => void;
}): {
  /** As the capture worker takes it. */
  round: number | null;
  /** Looks at the first face of a frame, null without one, and answers with the one segment that may be filled now; null for any. */
  see: (face: CapturedFace | null) => Segment | null;
} {
  const [round, setRound] = useState(1);
  const state = useRef<Round | null>(null);
  const isEmpty = !samples.some(isByTurns);
  const isTakenBack = turns === null;
  // Before the next frame is looked at.
  useLayoutEffect(() => {
    if (!isEmpty || !isTakenBack) return;
    state.current = null;
    setRound((before) => before + 1);
  }, [isEmpty, isTakenBack]);

  return {
    round: looks ? round : null,
    see: (face) => {
      if (!looks) return null;
      const now = (state.current ??= {
        challenge: new TurnChallenge(Math.random),
        track: null,
        own: null,
        before: turns,
      });
      const { challenge } = now;
      const quality = face?.quality;
      const pose = quality ? { yaw: quality.HeadPoseYaw, pitch: quality.HeadPosePitch } : null;
      const asked = asks ? challenge.ask(openIn(samples), pose, centerOf(samples)) : null;
      if (face?.turns?.round === round) {
        if (face.track !== now.track) {
          now.before = turnsTogether([now.before, now.own]);
          now.track = face.track;
        }
        now.own = face.turns.verdict;
        const together = turnsTogether([now.before, now.own]);
        const said = together === 'live' && !challenge.isFollowed ? 'cannot tell' : together;
        if (said !== null && said !== turns) onTurns(said);
      }
      return asked;
    },
  };
}
