import { useCallback, useEffect, useRef, useState } from 'react';
import { hasCode, type LiveDecision } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import type { CapturedFrame } from '../../capture/messages.ts';
import { Rate, Rolling } from '../../capture/rolling.ts';
import { sentFace } from '../../capture/sent-face.ts';

/** Milliseconds between two readings of the panel: faster cannot be read. */
const PANEL_EVERY = 500;
/** Milliseconds without a frame after which the faces of the last one are not shown any longer: the video has gone on. */
const STALE_AFTER = 3000;

/** A face on the screen with what is known of it. */
export interface LiveFace {
  readonly track: number;
  readonly box: CapturedFrame['faces'][number]['box'];
  readonly decision: LiveDecision | null;
}

/** What a frame goes through, in this order. */
export const stages = ['read', 'detect', 'mesh', 'chip', 'transfer', 'embed', 'search'] as const;

/** What the panel shows, in milliseconds and per second. */
export interface LiveFigures {
  readonly framesPerSecond: number;
  readonly decisionsPerSecond: number;
  readonly stages: Readonly<Record<(typeof stages)[number], number>>;
  /** From the frame being shown to the name being shown. */
  readonly latency: { readonly median: number; readonly p95: number };
}

/**
 * Sends the faces of frames to be decided on, one request at a time and always the newest, and keeps what
 * the page shows. `cameraName` is that of the camera that plays.
 */
export function useLive(cameraName: string | null) {
  const kith = useKith();
  const [camera] = useState(() => crypto.randomUUID());
  const [faces, setFaces] = useState<readonly LiveFace[]>([]);
  const [size, setSize] = useState({ width: 640, height: 480 });
  const [figures, setFigures] = useState<LiveFigures | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const decisions = useRef(new Map<number, LiveDecision>());
  const waiting = useRef<CapturedFrame | null>(null);
  const busy = useRef(false);
  /** Ends the question under way when what it is about is no longer shown. */
  const asking = useRef(new AbortController());
  const meters = useRef(createMeters());
  const stale = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(stale.current), []);

  const decide = useCallback(
    async (frame: CapturedFrame): Promise<void> => {
      const sent = performance.now();
      const { signal } = asking.current;
      const faces = frame.faces.map(sentFace);
      const answer = await kith.recognition
        .recognize({ camera, cameraName, faces }, { signal })
        .catch((problem: unknown) => {
          if (!signal.aborted) throw problem;
        });
      if (!answer || signal.aborted) return;
      setError(null);
      const now = performance.now();
      frame.faces.forEach(({ track }, i) => decisions.current.set(track, answer.decisions[i]!));
      const { decided, latency, transfer, embed, search } = meters.current;
      decided.add(now);
      latency.add(now - frame.shownAt);
      transfer.add(now - sent - answer.milliseconds.total);
      embed.add(answer.milliseconds.embed);
      search.add(answer.milliseconds.search);
    },
    [camera, cameraName, kith],
  );

  const pump = useCallback(async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      while (waiting.current) {
        const frame = waiting.current;
        waiting.current = null;
        await decide(frame);
      }
    } catch (problem) {
      // A frame that went on waiting would keep all others from coming.
      waiting.current = null;
      decisions.current.clear();
      // While the recognition process restarts the banner says so, and the next frame asks again.
      if (!hasCode(problem, 'EngineLost')) {
        setError(problem instanceof Error ? problem : new Error(String(problem)));
      }
    } finally {
      busy.current = false;
    }
  }, [decide]);

  const onFrame = useCallback(
    (frame: CapturedFrame): void => {
      const { frames, read, detect, mesh, chip } = meters.current;
      const now = performance.now();
      frames.add(now);
      read.add(frame.stages.read);
      detect.add(frame.stages.detect);
      mesh.add(frame.stages.mesh);
      chip.add(frame.stages.chip);
      if (frame.faces.length > 0) waiting.current = frame;
      void pump();
      forgetOldTracks(decisions.current, frame);
      clearTimeout(stale.current);
      stale.current = window.setTimeout(() => setFaces([]), STALE_AFTER);
      setSize({ width: frame.width, height: frame.height });
      setFaces(
        frame.faces.map(({ track, box }) => ({
          track,
          box,
          decision: decisions.current.get(track) ?? null,
        })),
      );
      if (now - meters.current.summarizedAt > PANEL_EVERY) {
        meters.current.summarizedAt = now;
        setFigures(summarize(meters.current, now));
      }
    },
    [pump],
  );

  /** Forgets what is shown. The figures stay until there are others: what jumps away cannot be read. */
  const clear = useCallback((): void => {
    asking.current.abort();
    asking.current = new AbortController();
    waiting.current = null;
    decisions.current.clear();
    meters.current = createMeters();
    setFaces([]);
    setError(null);
  }, []);

  /** Whether another frame is of use: not while one already waits to be decided on. */
  const hasRoom = useCallback((): boolean => waiting.current === null, []);

  return { camera, faces, size, figures, error, onFrame, hasRoom, clear };
}

function createMeters() {
  return {
    summarizedAt: 0,
    frames: new Rate(),
    decided: new Rate(),
    read: new Rolling(),
    detect: new Rolling(),
    mesh: new Rolling(),
    chip: new Rolling(),
    transfer: new Rolling(),
    embed: new Rolling(),
    search: new Rolling(),
    latency: new Rolling(),
  };
}

function summarize(meters: ReturnType<typeof createMeters>, now: number): LiveFigures {
  // Detection runs on some frames only, so its median would be nothing.
  const typical = (name: (typeof stages)[number]) =>
    meters[name].quantile(name === 'detect' ? 0.95 : 0.5);
  return {
    framesPerSecond: meters.frames.perSecond(now),
    decisionsPerSecond: meters.decided.perSecond(now),
    stages: Object.fromEntries(
      stages.map((name) => [name, typical(name)]),
    ) as LiveFigures['stages'],
    latency: { median: meters.latency.quantile(0.5), p95: meters.latency.quantile(0.95) },
  };
}

/** Drops what was decided on tracks that ended long ago. */
function forgetOldTracks(decisions: Map<number, LiveDecision>, frame: CapturedFrame): void {
  const oldest = Math.min(...frame.faces.map(({ track }) => track)) - 20;
  for (const track of decisions.keys()) if (track < oldest) decisions.delete(track);
}
