/** Hertz of the first tone; those after it go up a major scale. */
const FIRST = 523;
const SCALE = [0, 2, 4, 5, 7, 9, 11, 12];
/** Seconds a tone takes to fade. */
const LENGTH = 0.28;

let context: AudioContext | null = null;

/** Sounds a short, soft tone, the higher the larger `step`, from 0. */
export function soundTone(step: number): void {
  context ??= new AudioContext();
  const now = context.currentTime;
  const oscillator = new OscillatorNode(context, {
    frequency: FIRST * 2 ** ((SCALE[step] ?? SCALE.at(-1)!) / 12),
  });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(0.2, now + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, now + LENGTH);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(now);
  oscillator.stop(now + LENGTH);
}
