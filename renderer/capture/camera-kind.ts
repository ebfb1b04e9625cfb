/** What a camera shows: what is in front of it, what a program draws, or its warmth. */
export type CameraKind = 'usual' | 'virtual' | 'infrared';

/**
 * Names under which the drivers of programs appear among cameras (OBS Studio, v4l2loopback, Snap Camera, ManyCam, XSplit,
 * SplitCam, CamTwist, mmhmm, e2eSoft VCam, Unity Capture, NVIDIA Broadcast). They come first on some machines, and are blank while their program does not run.
 */
const VIRTUAL =
  /virtual|\bobs\b|dummy|loopback|snap camera|manycam|xsplit|splitcam|camtwist|mmhmm|vcam|unity (video )?capture|nvidia broadcast/i;
/** Names of the infrared half of a camera that signs people in, which shows little without its lamp. */
const INFRARED = /\b(ir|infrared|infra-red)\b/i;

/** Tells by a camera's name what it shows; one without a name is taken for a usual one. */
export function cameraKind(label: string): CameraKind {
  if (VIRTUAL.test(label)) return 'virtual';
  return INFRARED.test(label) ? 'infrared' : 'usual';
}

/** Whether a camera shows what is in front of it, as far as its name tells. */
export function isUsual({ label }: { readonly label: string }): boolean {
  return cameraKind(label) === 'usual';
}

/** Cameras in the order in which they are tried where nobody chose: those that show what is in front of them first. */
export function usualFirst<C extends { readonly label: string }>(cameras: readonly C[]): C[] {
  return [...cameras.filter(isUsual), ...cameras.filter((camera) => !isUsual(camera))];
}
