import { KithError, limits, type KnownCamera } from '../../electron/contract/index.ts';
import { keepBlankOf, wasBlank } from './blank-cameras.ts';
import { rankOf } from './camera-kind.ts';

/** What tells a camera from others. */
export interface CameraIdentity {
  readonly id: string;
  /** Its name; empty until a camera was opened. */
  readonly label: string;
}

/** What a camera calls itself, as the owner takes it; null where none plays, or it has no name. */
export function labelOf(camera: CameraIdentity | null): string | null {
  return camera?.label.slice(0, limits.cameraName) || null;
}

/** A camera that can be chosen. */
export interface Camera extends CameraIdentity {
  /** Its place among the cameras, from 1: what it is called while it has no name. */
  readonly number: number;
  /** Whether its picture was blank when it was last seen. */
  readonly blank: boolean;
}

/** Which camera is wanted: the one that has this identity, else one that is called so; null is any. */
export interface WantedCamera {
  readonly id: string | null;
  readonly label: string | null;
}

/** What the faces come from. */
export type CaptureSource =
  /** Without a camera it is the first real one that is there. `asked` changes when the same one is asked for again. */
  | { readonly kind: 'camera'; readonly camera: CameraIdentity | null; readonly asked?: number }
  | { readonly kind: 'file'; readonly file: File };

/** A camera that is open. */
export interface OpenCamera {
  readonly stream: MediaStream;
  readonly identity: CameraIdentity;
}

/**
 * Opens a camera: the wanted one if it is there, else the first that shows what is in front of it, and none that is to be left
 * out. Errors: `NoCamera`, `CameraBusy`, `CameraRefused`.
 */
export async function openCamera(
  wanted: CameraIdentity | null,
  without: ReadonlySet<string> = none,
): Promise<OpenCamera> {
  const before = pickCamera(await listCameras(), wanted, without);
  const first = await open(before?.id ?? null);
  // Names come with the first permission: only then is it known which is which.
  const picked = pickCamera(await listCameras(), wanted, without);
  if (!picked || picked.id === first.identity.id || picked.id === before?.id) return first;
  close(first.stream);
  return open(picked.id);
}

/** Lets go of a camera. */
export function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The cameras of this machine. None has an identity until one was allowed. */
export async function listCameras(): Promise<Camera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const cameras = devices.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '');
  keepBlankOf(cameras.map(({ deviceId }) => deviceId));
  return cameras.map(({ deviceId, label }, i) => ({
    id: deviceId,
    label,
    number: i + 1,
    blank: wasBlank(deviceId),
  }));
}

/**
 * The camera that is wanted, or the one to open where it is not there; null where there is none. Those whose ids are in `without`
 * are as good as absent.
 */
export function pickCamera(
  cameras: readonly Camera[],
  wanted: CameraIdentity | null,
  without: ReadonlySet<string> = none,
): Camera | null {
  const left = cameras.filter(({ id }) => !without.has(id));
  return (
    (wanted && same(left, wanted)) ?? left.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? null
  );
}

/**
 * The camera to open in the place of the one that is open, by itself; null where that one stays. The wanted one is taken as soon
 * as it is there, and one that shows what is in front of it in the place of one that nobody chose and that may not, or is blank.
 */
export function betterCamera(
  cameras: readonly Camera[],
  wanted: CameraIdentity | null,
  open: CameraIdentity,
  without: ReadonlySet<string> = none,
): Camera | null {
  const best = pickCamera(cameras, wanted, without);
  if (!best || best.id === open.id) return null;
  const opened = cameras.find(({ id }) => id === open.id);
  if (!opened || best === (wanted && same(cameras, wanted))) return best;
  return rankOf(best) < rankOf(opened) ? best : null;
}

/**
 * Which of some cameras one is, by its id, and where that has changed by its name. One whose id is among those that are `present`
 * is itself, and no other of its name: two cameras of a model are called alike.
 */
export function same<C extends CameraIdentity>(
  cameras: readonly C[],
  { id, label }: CameraIdentity,
  present: ReadonlySet<string> = none,
): C | null {
  return (
    cameras.find((camera) => camera.id === id) ??
    cameras.find((camera) => label !== '' && camera.label === label && !present.has(camera.id)) ??
    null
  );
}

const none: ReadonlySet<string> = new Set();

/** What is remembered of cameras once one of them was chosen: it comes first, as it is called now. */
export function withChosen(
  known: readonly KnownCamera[],
  chosen: CameraIdentity,
  most: number,
  present?: ReadonlySet<string>,
): KnownCamera[] {
  const before = same(known, chosen, present);
  const first = { rotation: before?.rotation ?? 0, id: chosen.id, label: chosen.label };
  return [first, ...known.filter((camera) => camera !== before)].slice(0, most);
}

/** The same once one of them was turned; one that was not known comes last. */
export function withTurned(
  known: readonly KnownCamera[],
  turned: CameraIdentity,
  rotation: KnownCamera['rotation'],
  most: number,
  present?: ReadonlySet<string>,
): KnownCamera[] {
  const before = same(known, turned, present);
  const after = { rotation, id: turned.id, label: turned.label };
  if (!before) return [...known.slice(0, most - 1), after];
  return known.map((camera) => (camera === before ? after : camera));
}

async function open(id: string | null): Promise<OpenCamera> {
  const size = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: id === null ? size : { ...size, deviceId: { ideal: id } },
    });
    const opened = stream.getVideoTracks()[0]?.getSettings().deviceId ?? '';
    const cameras = await listCameras();
    // One that does not tell which it is is the one that was asked for.
    const [camera] = [opened, id].flatMap((wanted) => cameras.filter((one) => one.id === wanted));
    return { stream, identity: { id: camera?.id ?? opened, label: camera?.label ?? '' } };
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  switch (error.name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return new KithError('NoCamera', undefined, { cause: error });
    case 'NotReadableError':
    case 'AbortError':
      return new KithError('CameraBusy', undefined, { cause: error });
    case 'NotAllowedError':
    case 'SecurityError':
      return new KithError('CameraRefused', undefined, { cause: error });
    default:
      return error;
  }
}
