import { KithError, type Settings } from '../../electron/contract/index.ts';

/** A camera that can be chosen. */
export interface Camera {
  readonly id: string;
  /** Its name; empty until a camera was opened. */
  readonly label: string;
  /** Its place among the cameras, from 1: what it is called while it has no name. */
  readonly number: number;
}

/** Which camera is wanted: the one that has this identity, else one that is called so; null is any. */
export interface WantedCamera {
  readonly id: string | null;
  readonly label: string | null;
}

/** What the faces come from. */
export type CaptureSource =
  ({ readonly kind: 'camera' } & WantedCamera) | { readonly kind: 'file'; readonly file: File };

/** Degrees clockwise that a picture is turned by to stand upright. */
export type Rotation = Settings['cameraRotation'];

/** The wanted one among cameras; null where it is not there, or cannot be told before a camera was allowed. */
export function findCamera(cameras: readonly Camera[], wanted: WantedCamera): Camera | null {
  if (wanted.id === null) return null;
  return (
    cameras.find(({ id }) => id === wanted.id) ??
    cameras.find(({ label }) => label !== '' && label === wanted.label) ??
    null
  );
}

/** Opens a camera, the wanted one if it is there, else any. Errors: `NoCamera`, `CameraBusy`, `CameraRefused`. */
export async function openCamera(wanted: WantedCamera): Promise<MediaStream> {
  if (wanted.id === null) return openById(null);
  const stream = await openById((findCamera(await listCameras(), wanted) ?? wanted).id);
  // Until one was allowed none had a name; another one by that name may be what is wanted.
  const found = findCamera(await listCameras(), wanted);
  const opened = stream.getVideoTracks()[0]?.getSettings().deviceId;
  if (!found || opened === undefined || found.id === opened) return stream;
  for (const track of stream.getTracks()) track.stop();
  return openById(found.id);
}

async function openById(id: string | null): Promise<MediaStream> {
  const size = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };
  try {
    return await navigator.mediaDevices.getUserMedia({
      video: id === null ? size : { ...size, deviceId: { ideal: id } },
    });
  } catch (error) {
    throw explain(error);
  }
}

/** The cameras of this machine. None has an identity until one was allowed. */
export async function listCameras(): Promise<Camera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }, i) => ({ id: deviceId, label, number: i + 1 }));
}

/** The camera to try when those of `failed` could not be opened; null when all were tried. */
export function nextCamera(cameras: readonly Camera[], failed: ReadonlySet<string>): Camera | null {
  return cameras.find(({ id }) => !failed.has(id)) ?? null;
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
