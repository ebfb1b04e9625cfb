import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { App } from './app.ts';
import { cloneMessage } from './structured-clone.ts';

/** Gives a Node process what a utility process has, and takes what it has not. */
const utilitySide = fileURLToPath(new URL('utility-side.mjs', import.meta.url));

/** Milliseconds from `fork` to `spawn`. */
const SPAWNING = 20;

/**
 * A utility process, in a child of Node's (lib/browser/api/utility-process.ts,
 * shell/browser/api/electron_api_utility_process.cc).
 *
 * - `pid` is undefined until `spawn`, which is never emitted within `fork`, and again after `exit`.
 * - What the process posts is heard after `spawn`: it is launched before it runs. Here a busy machine could turn that around.
 * - `kill()` before `spawn` does nothing and returns false.
 * - `error` may be emitted (a fatal error of V8's); without a listener that is an uncaught exception, for which Electron
 *   shows a dialog (lib/browser/init.ts).
 * - A process that was killed exits with 0.
 */
export class UtilityProcess extends EventEmitter {
  readonly stdout: PassThrough | null;
  readonly stderr: PassThrough | null;
  readonly #child: ChildProcess;
  #pid: number | undefined;
  #killed = false;
  /** What the process posted before `spawn`; null after it. */
  #early: unknown[] | null = [];

  constructor(entry: string, args: readonly string[], options: Electron.ForkOptions) {
    super();
    const piped = options.stdio === 'pipe';
    this.stdout = piped ? new PassThrough() : null;
    this.stderr = piped ? new PassThrough() : null;
    this.#child = fork(entry, args, {
      serialization: 'advanced',
      execArgv: ['--no-warnings', '--import', utilitySide],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    // Chromium launches it from another of its threads; what is posted meanwhile waits for it.
    setTimeout(() => {
      // A task of its own, so that whoever waited for `spawn` listens by then.
      setImmediate(() => this.#hear());
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
      this.#pid = this.#child.pid;
      if (this.stdout) this.#child.stdout?.pipe(this.stdout);
      if (this.stderr) this.#child.stderr?.pipe(this.stderr);
      this.emit('spawn');
    }, SPAWNING);
    this.#child.on('message', (message) => {
      if (this.#early) this.#early.push(message);
      else this.emit('message', message);
    });
    this.#child.once('exit', (code) => {
      this.#hear();
      this.#pid = undefined;
      this.emit('exit', this.#killed ? 0 : (code ?? 1));
      this.stdout?.removeAllListeners();
      this.stderr?.removeAllListeners();
    });
  }

  get pid(): number | undefined {
    return this.#pid;
  }

  postMessage(message: unknown): void {
    const data = cloneMessage(message);
    if (this.#child.connected) this.#child.send(data as object);
  }

  kill(): boolean {
    if (this.#pid === undefined) return false;
    this.#killed = true;
    return this.#child.kill('SIGTERM');
  }

  #hear(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const message of early) this.emit('message', message);
  }

  /** For tests: the process behind it, whatever the double says of it. */
  get child(): ChildProcess {
    return this.#child;
  }
}

/** `utilityProcess`; `children` collects what was forked. */
export function utilityProcessOf(app: App, children: UtilityProcess[]) {
  return {
    fork: (entry: string, args: string[] = [], options: Electron.ForkOptions = {}) => {
      // electron_api_utility_process.cc, `UtilityProcessWrapper::Create`.
      if (!app.isReady()) {
        throw new TypeError('utilityProcess cannot be created before app is ready.');
      }
      const child = new UtilityProcess(entry, args, options);
      children.push(child);
      return child;
    },
  };
}
