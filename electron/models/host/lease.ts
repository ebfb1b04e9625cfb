import type { HostReport } from './host-report.ts';
import type { HostClient, HostSession } from './session.ts';

/** What a lease needs of its host. */
interface Landlord {
  /** The session, as soon as it is ready. */
  readonly session: () => Promise<HostSession>;
  readonly report: () => HostReport;
  readonly release: () => void;
}

/**
 * A claim on a model host: while anyone holds one, the host stays up. It starts nothing by itself; the first call does.
 * Released, which `using` does by itself, it makes no more calls.
 */
export class HostLease implements Disposable {
  readonly #landlord: Landlord;

  constructor(landlord: Landlord) {
    this.#landlord = landlord;
  }

  /** What is known of the host now. */
  get report(): HostReport {
    return this.#landlord.report();
  }

  /** Brings the host up, as the first call would: a shell with a window does so before anybody asks. */
  async ready(): Promise<void> {
    await this.#landlord.session();
  }

  /**
   * Makes calls on the host once it is ready. Errors: `EngineLost` where it ends meanwhile, is left down, or the lease was
   * released; `NoEngine` where no engine passed.
   */
  async use<T>(work: (client: HostClient) => Promise<T>): Promise<T> {
    const session = await this.#landlord.session();
    return session.call(work);
  }

  /** The same for a call that answers with a stream. */
  async *stream<T>(open: (client: HostClient) => Promise<AsyncIterable<T>>): AsyncGenerator<T> {
    const session = await this.#landlord.session();
    yield* session.stream(open);
  }

  [Symbol.dispose](): void {
    this.#landlord.release();
  }
}
