declare module 'jstat' {
  /** A distribution's quantile function. */
  interface Distribution<Parameters extends readonly number[]> {
    inv(probability: number, ...parameters: Parameters): number;
  }
  const jstat: {
    readonly beta: Distribution<[alpha: number, beta: number]>;
    readonly studentt: Distribution<[degreesOfFreedom: number]>;
  };
  export default jstat;
}
