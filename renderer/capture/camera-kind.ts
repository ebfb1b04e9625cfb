/** What a camera shows: what is in front of it, what a program draws, or its warmth. */
export type CameraKind = 'usual' | 'virtual' | 'infrared';

/**
 * Names under which the drivers of programs appear among cameras. They come first on some machines, and are blank while their
 * program, or the phone that it shows, does not run.
 */
const VIRTUAL = new RegExp(
  [
    // What drivers call themselves, whatever comes before and after.
    'virtual|dummy|loopback|vcam|unity (?:video )?capture|spoutcam|syphon|screen[- ]capture|webcam splitter',
    // Programs that mix pictures, or change them.
    '\\b(?:obs|ndi|vmix|camo|ecamm)\\b|wirecast|streamlabs|xsplit|prism live|manycam|splitcam|sparkocam|altercam',
    'webcammax|webcamoid|camtwist|chromacam|finecam|youcam|cyberlink webcam|snap camera|mmhmm|nvidia broadcast',
    'logi(?:tech)? capture|facerig|animaze|vtubestudiocam|vseefacecamera|avatarify|deepfacelive',
    // Phones and photo cameras as webcams.
    'iriun|droidcam|epoccam|ip camera adapter|kinoni|gopro webcam|webcam utility',
  ].join('|'),
  'i',
);
/** Names of the infrared half of a camera that signs people in, which shows little without its lamp. */
const INFRARED = /\b(ir|infrared|infra-red)\b/i;

/** Tells by a camera's name what it shows; one without a name is taken for a usual one. */
export function cameraKind(label: string): CameraKind {
  if (VIRTUAL.test(label)) return 'virtual';
  return INFRARED.test(label) ? 'infrared' : 'usual';
}

/**
 * Where a camera stands among those that nobody chose: the lower, the sooner it is opened. One that is blank may be covered, and
 * still shows more than what a program draws.
 */
export function rankOf({ label, blank }: { readonly label: string; readonly blank: boolean }) {
  return (cameraKind(label) === 'usual' ? 0 : 2) + (blank ? 1 : 0);
}
