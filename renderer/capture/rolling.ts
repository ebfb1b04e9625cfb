/** How many values are kept: those of the last few seconds. */
const KEPT = 120;

/** The newest measurements, and their quantiles. */
export class Rolling {
  #values: number[] = [];

  add(value: number): void {
    this.#values.push(value);
    if (this.#values.length > KEPT) this.#values.shift();
  }

  /** The value below which the share `q` (0 to 1) lies; 0 where nothing was measured. */
  quantile(q: number): number {
    const sorted = this.#values.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  }
}

/** How many times a second something happened, over the last two seconds. */
export class Rate {
  #times: number[] = [];

  add(now: number): void {
    this.#times.push(now);
    while (now - this.#times[0]! > 2000) this.#times.shift();
  }

  perSecond(now: number): number {
    const recent = this.#times.filter((time) => now - time <= 2000);
    const span = now - (recent[0] ?? now);
    return span < 200 ? 0 : (recent.length - 1) / (span / 1000);
  }
}
