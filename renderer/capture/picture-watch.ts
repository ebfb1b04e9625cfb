/** Mean luma up to which a frame may be the unlit one of a pair. */
const UNLIT = 15;
/** Milliseconds for which an unlit frame waits for a lit one: lamps that flash light at least every fourth frame of 15 a second. */
const PAIR = 300;
/** Milliseconds and frames of the very same picture after which it stands still: a sensor's noise changes every frame. */
const STILL = 5000;
const STILL_FRAMES = 20;

/** What a frame is worth: to be looked at, the unlit one of a pair, or the same as for a long time. */
export type FrameWorth = 'look' | 'unlit' | 'frozen';

/**
 * Watches the frames of one playback. Infrared cameras light every second frame or fewer; others freeze, and hand on the same
 * picture for ever, in which somebody would be recognized who is not there any more.
 */
export class PictureWatch {
  #litAt = -Infinity;
  #print: number | null = null;
  #since = 0;
  #frames = 0;

  /** `luminance` is the mean luma, 0 to 255, `print` tells pictures apart, `at` is in milliseconds. */
  judge(luminance: number, print: number, at: number): FrameWorth {
    if (luminance > UNLIT) this.#litAt = at;
    // The lit ones of a pair are watched across it, and stand still as any other picture does.
    else if (at - this.#litAt <= PAIR) return 'unlit';
    else {
      // A covered lens is the same black for ever, and is called dark.
      this.#print = null;
      return 'look';
    }
    if (print !== this.#print) {
      this.#print = print;
      this.#since = at;
      this.#frames = 0;
    }
    this.#frames++;
    return this.#frames > STILL_FRAMES && at - this.#since >= STILL ? 'frozen' : 'look';
  }
}
