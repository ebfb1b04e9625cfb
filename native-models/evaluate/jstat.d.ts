declare module 'jstat' {
  const jstat: {
    readonly beta: {
      /** The quantile function of the beta distribution. */
      inv(probability: number, alpha: number, beta: number): number;
    };
  };
  export default jstat;
}
