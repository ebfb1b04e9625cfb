/** Milliseconds, and frames, of a blank picture after which it is one: some cameras need two seconds for their first. */
const BLANK = 2500;
const BLANK_FRAMES = 5;

/** Watches whether the picture of one playback is blank from its first frame on, as that of a camera whose program does not run. */
export class BlankWatch {
  #first: number | null = null;
  #since = 0;
  #frames = 0;
  #told: boolean | null = null;

  /**
   * Whether it is blank, when that is known or has changed; else null. `print` tells pictures apart, and is null for one that is
   * not of a single color; `at` is in milliseconds.
   */
  judge(print: number | null, at: number): boolean | null {
    if (this.#told === false) return null;
    if (this.#frames === 0) {
      this.#first = print;
      this.#since = at;
    }
    this.#frames++;
    if (print === null || print !== this.#first) return (this.#told = false);
    const long = this.#frames >= BLANK_FRAMES && at - this.#since >= BLANK;
    return long && !this.#told ? (this.#told = true) : null;
  }
}
