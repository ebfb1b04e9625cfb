import { EventEmitter } from 'node:events';
import type { AppUpdater } from 'electron-updater';
import type { Flaw, UpdateState } from '../../contract/index.ts';
import type { UpdateMonitor } from '../../core/ports/index.ts';
import type { Log } from '../../platform/log.ts';

/** Milliseconds between two looks: a day. */
const BETWEEN_LOOKS = 24 * 60 * 60 * 1000;

/** The part of electron-updater that Kith uses. */
export type Updater = Pick<
  AppUpdater,
  'autoDownload' | 'autoInstallOnAppQuit' | 'checkForUpdates' | 'on' | 'logger'
>;

/**
 * Looks for newer versions once a day while the user wants it. Until they do, electron-updater is not even loaded; what it
 * fetched is checked against its published hash (and signature, where the system has signatures) and installed when the app
 * quits.
 */
export class Updates extends EventEmitter<{ state: [] }> implements UpdateMonitor {
  readonly #load: () => Promise<Updater>;
  readonly #log: Pick<Log, 'info' | 'warn'>;
  #wanted = false;
  #updater: Updater | null = null;
  #timer: NodeJS.Timeout | null = null;
  #cancel: (() => void) | null = null;
  #state: UpdateState = { state: 'off' };

  constructor(load: () => Promise<Updater>, log: Pick<Log, 'info' | 'warn'>) {
    super();
    this.#load = load;
    this.#log = log;
  }

  get state(): UpdateState {
    return this.#state;
  }

  follow(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    if (wanted) {
      this.#timer = setInterval(() => void this.#look(), BETWEEN_LOOKS).unref();
      void this.#look();
      return;
    }
    this.#cancel?.();
    this.#cancel = null;
    if (this.#updater) this.#updater.autoInstallOnAppQuit = false;
    this.#become({ state: 'off' });
  }

  async #look(): Promise<void> {
    // What was fetched waits for the app to quit; a newer one can come after that.
    if (this.#state.state === 'ready') return;
    this.#become({ state: 'looking' });
    try {
      this.#updater ??= this.#watch(await this.#load());
      if (!this.#wanted) return;
      this.#updater.autoInstallOnAppQuit = true;
      const found = await this.#updater.checkForUpdates();
      this.#cancel = () => found?.cancellationToken?.cancel();
      if (!this.#wanted) this.#cancel();
    } catch (error) {
      this.#fail(error);
    }
  }

  #watch(updater: Updater): Updater {
    updater.autoDownload = true;
    updater.logger = null; // It names the addresses it asks; what matters is logged here.
    updater.on('update-not-available', () => this.#become({ state: 'newest' }));
    updater.on('update-available', ({ version }) => this.#become({ state: 'loading', version }));
    updater.on('update-downloaded', ({ version }) => {
      this.#log.info('a newer version is ready', { version });
      this.#become({ state: 'ready', version });
    });
    updater.on('error', (error) => this.#fail(error));
    return updater;
  }

  #fail(error: unknown): void {
    if (!this.#wanted) return;
    const reason = error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
    const flaw = flawOf(error);
    // electron-updater tells a failed look twice: as an event, and to whoever asked.
    if (this.#state.state === 'failed' && this.#state.reason === reason) return;
    this.#log.warn('looking for a newer version failed', { reason });
    this.#become({ state: 'failed', flaw, reason });
  }

  #become(state: UpdateState): void {
    // What an updater says after it was switched off no longer counts.
    this.#state = this.#wanted ? state : { state: 'off' };
    this.emit('state');
  }
}

/** Codes of Node's for a connection that does not come about. */
const UNREACHABLE =
  /^(EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|ETIMEDOUT)$/;

/** What a look failed of, where the code of electron-updater's, Chromium's or Node's says so. */
function flawOf(error: unknown): Flaw | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  if (UNREACHABLE.test(code) || /^net::ERR_(?!CERT)/.test(error.message))
    return 'updateUnreachable';
  if (/^(ERR_CHECKSUM_MISMATCH|ERR_UPDATER_INVALID_SIGNATURE)$/.test(code)) return 'updateDamaged';
  if (/^(HTTP_ERROR_404|ERR_UPDATER_[A-Z_]*(NOT_FOUND|NO_PUBLISHED_VERSIONS))$/.test(code)) {
    return 'updateMissing';
  }
  return null;
}
