import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { hasCode, KithError } from '../../electron/contract/index.ts';
import { noteBlank } from './blank-cameras.ts';
import {
  betterCamera,
  close,
  listCameras,
  openCamera,
  pickCamera,
  type Camera,
  type CameraIdentity,
  type CaptureSource,
} from './camera.ts';

/** What the video is doing. */
export type VideoState =
  | { readonly name: 'off' }
  | { readonly name: 'opening'; readonly other: Camera | null }
  /** Each playback has a number of its own, so that what was seen in one is not taken for what is seen in the next. */
  | {
      readonly name: 'playing';
      readonly playback: number;
      readonly other: Camera | null;
      /** The camera that plays; null where it is a file. */
      readonly camera: CameraIdentity | null;
    }
  | { readonly name: 'failed'; readonly error: Error; readonly other: Camera | null };

/** The number of what plays; null while nothing does. */
export function playbackOf(state: VideoState): number | null {
  return state.name === 'playing' ? state.playback : null;
}

/**
 * Plays a camera or a video file in a video element while the window is visible and `active`. Where the camera is unplugged the
 * next one goes on; the chosen one is opened again as soon as it is there, and a real one in the place of a virtual one that
 * nobody chose. `retry` tries the next camera in the place of one that cannot be opened, and the chosen one again once all were
 * tried; `other` of the state is the one that stands in.
 */
export function useVideoSource(
  video: RefObject<HTMLVideoElement | null>,
  source: CaptureSource,
  active: boolean,
): {
  state: VideoState;
  retry: () => void;
  /** Takes note of whether what plays is blank; answers with the camera that is opened in its place, if any. */
  seesBlank: (blank: boolean) => Promise<Camera | null>;
} {
  const [state, setState] = useState<VideoState>({ name: 'off' });
  const playbacks = useRef(0);
  const [attempt, setAttempt] = useState(0);
  const leftOut = useRef(new LeftOut());
  /** The camera that is opened by itself in the place of one that plays. */
  const movingTo = useRef<string | null>(null);
  const visible = useVisible();
  const wanted = source.kind === 'camera' ? source.camera : null;
  const wantedId = wanted?.id ?? null;
  const asked = source.kind === 'camera' ? source.asked : null;
  const file = source.kind === 'file' ? source.file : null;

  const again = (): void => setAttempt((count) => count + 1);

  // What a camera is called is learned once it plays, and no reason to open it again.
  const chosen = useEffectEvent(() => wanted);
  useEffect(() => {
    const element = video.current;
    if (!element || !active || !visible) {
      setState({ name: 'off' });
      return;
    }
    const ending = new AbortController();
    const ended = ending.signal;
    let other: Camera | null = null;
    const fail = (problem: unknown): void => {
      if (ended.aborted) return;
      const error = problem instanceof Error ? problem : new Error(String(problem));
      setState({ name: 'failed', error, other });
    };
    const lose = async (camera: CameraIdentity): Promise<void> => {
      leftOut.current.lost = camera.id;
      const next = pickCamera(await camerasNow(), chosen(), leftOut.current.ids);
      if (ended.aborted) return;
      if (next) again();
      else fail(new KithError('CameraLost'));
    };
    const begin = async (): Promise<CameraIdentity | null> => {
      if (file) return playFile(element, file, fail, ended);
      const without = leftOut.current.ids;
      if (without.size > 0) {
        other = pickCamera(await camerasNow(), chosen(), without);
        if (!ended.aborted) setState({ name: 'opening', other });
      }
      return playCamera(element, chosen(), without, (lost) => void lose(lost), ended);
    };
    const goOn = (camera: CameraIdentity | null): void => {
      if (ended.aborted) return;
      const target = movingTo.current;
      movingTo.current = null;
      // The browser opened another one all the same: it need not be asked for again and again.
      if (target && camera?.id !== target) leftOut.current.failed.add(target);
      setState({ name: 'playing', playback: ++playbacks.current, other, camera });
    };
    const giveUp = (problem: unknown): void => {
      const target = movingTo.current;
      if (ended.aborted || !target) return fail(problem);
      // Nobody asked for it: the one that played goes on.
      movingTo.current = null;
      leftOut.current.failed.add(target);
      again();
    };
    setState({ name: 'opening', other });
    void begin().then(goOn, giveUp);
    return () => ending.abort();
  }, [video, file, active, visible, attempt]);

  /** Opens a better camera than the one that plays, where there is one now. */
  const look = useEffectEvent(async (byChoice: boolean): Promise<Camera | null> => {
    if (state.name !== 'playing' || !state.camera) return null;
    const better = betterCamera(await camerasNow(), wanted, state.camera, leftOut.current.ids);
    if (!better || playbacks.current !== state.playback) return null;
    movingTo.current = byChoice ? null : better.id;
    again();
    return better;
  });

  // Another choice is another beginning, unless it plays already.
  const choose = useEffectEvent((): void => {
    leftOut.current = new LeftOut();
    movingTo.current = null;
    if (state.name === 'opening' || state.name === 'failed') again();
    else void look(true);
  });
  useEffect(() => choose(), [wantedId, asked]);

  // Nobody should have to press anything for a camera that comes, or comes back.
  const devicesChanged = useEffectEvent(async (): Promise<void> => {
    leftOut.current.devicesAre(await camerasNow());
    const error = state.name === 'failed' ? state.error : null;
    if (hasCode(error, 'CameraLost') || hasCode(error, 'NoCamera')) again();
    else await look(false);
  });
  const playback = playbackOf(state);
  useEffect(() => {
    if (file) return;
    // Also one that came while another was being opened.
    if (playback !== null) void look(false);
    const changed = (): void => void devicesChanged();
    navigator.mediaDevices.addEventListener('devicechange', changed);
    return () => navigator.mediaDevices.removeEventListener('devicechange', changed);
  }, [file, playback]);

  const retry = async (): Promise<void> => {
    if (file || state.name === 'off' || state.name === 'opening') return again();
    const { failed, ids } = leftOut.current;
    const cameras = await camerasNow();
    const tried = state.name === 'playing' ? state.camera : pickCamera(cameras, wanted, ids);
    failed.add(tried?.id ?? '');
    if (!pickCamera(cameras, wanted, leftOut.current.ids)) leftOut.current = new LeftOut();
    again();
  };
  const seesBlank = useEffectEvent(async (blank: boolean): Promise<Camera | null> => {
    if (state.name !== 'playing' || !state.camera) return null;
    noteBlank(state.camera.id, blank);
    return blank ? look(false) : null;
  });
  return { state, retry: () => void retry(), seesBlank };
}

/** The cameras that are not opened for now. */
class LeftOut {
  /** Those that could not be opened. */
  readonly failed = new Set<string>();
  /** The one that ended while it played. */
  lost: string | null = null;

  get ids(): ReadonlySet<string> {
    return this.lost === null ? this.failed : new Set([...this.failed, this.lost]);
  }

  /** Whatever was unplugged may be opened when it comes back. */
  devicesAre(cameras: readonly CameraIdentity[]): void {
    this.lost = null;
    for (const id of this.failed) {
      if (!cameras.some((camera) => camera.id === id)) this.failed.delete(id);
    }
  }
}

/** The cameras; none where they cannot be listed: then the browser chooses. */
function camerasNow(): Promise<Camera[]> {
  return listCameras().catch(() => []);
}

async function playCamera(
  element: HTMLVideoElement,
  wanted: CameraIdentity | null,
  without: ReadonlySet<string>,
  onLost: (camera: CameraIdentity) => void,
  ended: AbortSignal,
): Promise<CameraIdentity> {
  const { stream, identity } = await openCamera(wanted, without);
  // Something else plays by now, and keeps the element.
  if (ended.aborted) {
    close(stream);
    return identity;
  }
  for (const track of stream.getVideoTracks()) {
    track.addEventListener('ended', () => onLost(identity));
  }
  element.srcObject = stream;
  void element.play().catch(() => undefined); // Interrupted when the view closes first.
  ended.addEventListener('abort', () => {
    close(stream);
    element.srcObject = null;
  });
  return identity;
}

function playFile(
  element: HTMLVideoElement,
  file: File,
  onFail: (error: Error) => void,
  ended: AbortSignal,
): null {
  const url = URL.createObjectURL(file);
  const refuse = (): void => onFail(new KithError('NotAVideo', file.name));
  element.addEventListener('error', refuse, { once: true });
  element.loop = true;
  element.src = url;
  void element.play().catch(() => undefined);
  ended.addEventListener('abort', () => {
    element.removeEventListener('error', refuse);
    element.removeAttribute('src');
    element.load();
    URL.revokeObjectURL(url);
  });
  return null;
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const update = (): void => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, []);
  return visible;
}
