import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { KithError } from '../../contract/index.ts';
import { browserSwitches } from './browser-switches.ts';
import { makeWindowFolder, removeWindowFolder } from './window-folders.ts';

/** Milliseconds that the browser has to end by itself. */
const CLOSE_WITHIN = 5000;

/** What the browser answers to a command. */
interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The browser could not do what it was told. */
class Refused extends Error {}

/**
 * The system's browser without a window, steered over a pipe that nobody else can reach (the Chrome DevTools Protocol; messages
 * end with a NUL). Its profile is thrown away with it. Anything that fails is `PrintFailed`, with the reason as its cause.
 */
export class HeadlessBrowser implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #ended: Promise<unknown>;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #nextId = 1;
  #session: string | undefined;

  /** Starts it on a profile of its own in `dataFolder`; aborted, it is killed. */
  static async start(
    file: string,
    dataFolder: string,
    signal: AbortSignal,
  ): Promise<HeadlessBrowser> {
    // Removed by the next window where this Kith is killed.
    const folder = await makeWindowFolder(dataFolder);
    const crashes = join(folder, 'crashes');
    await mkdir(crashes, { mode: 0o700 });
    const process_ = spawn(
      file,
      [
        '--headless',
        '--remote-debugging-pipe',
        '--disable-gpu',
        `--user-data-dir=${join(folder, 'profile')}`,
        ...browserSwitches,
        // Chromium has no sandbox for root. It opens one page, Kith's own, which can reach nothing else.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        'about:blank',
      ],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
        env: { ...process.env, BREAKPAD_DUMP_LOCATION: crashes },
        signal,
        killSignal: 'SIGKILL',
      },
    );
    return new HeadlessBrowser(process_, folder);
  }

  private constructor(started: ChildProcess, folder: string) {
    this.#process = started;
    this.#folder = folder;
    const giveUp = (cause: unknown): void => {
      for (const { reject } of this.#waiting.values()) reject(failed(cause));
      this.#waiting.clear();
    };
    this.#ended = once(started, 'close').catch(() => undefined);
    started.on('error', giveUp);
    started.on('close', () => giveUp(new Error('The browser ended')));
    this.#commands.on('error', giveUp);
    let text = '';
    (started.stdio[4] as Readable).setEncoding('utf8').on('data', (piece: string) => {
      const messages = (text + piece).split('\0');
      text = messages.pop()!;
      for (const message of messages) this.#hear(JSON.parse(message) as Answer);
    });
  }

  /** Opens an address in its one page. */
  async open(address: string): Promise<void> {
    const { targetId } = await this.#call<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
    });
    const { sessionId } = await this.#call<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    this.#session = sessionId;
    await this.#call('Page.navigate', { url: address });
  }

  /** What an expression is in the page; undefined where the page is just being left for another. */
  async evaluate(expression: string): Promise<unknown> {
    const params = { expression, returnByValue: true };
    try {
      const { result } = await this.#call<{ result: { value?: unknown } }>(
        'Runtime.evaluate',
        params,
      );
      return result.value;
    } catch (error) {
      if (error instanceof KithError && error.cause instanceof Refused) return undefined;
      throw error;
    }
  }

  /** The page as a PDF, by its own print styles, paper size included. */
  async print(): Promise<Uint8Array> {
    const { data } = await this.#call<{ data: string }>('Page.printToPDF', {
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
    });
    return Buffer.from(data, 'base64');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill();
    const hangs = setTimeout(() => this.#process.kill('SIGKILL'), CLOSE_WITHIN);
    await this.#ended;
    clearTimeout(hangs);
    await removeWindowFolder(this.#folder);
  }

  get #commands(): Writable {
    return this.#process.stdio[3] as Writable;
  }

  async #call<T>(method: string, params: object): Promise<T> {
    const id = this.#nextId++;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(id, answer);
    const sessionId = this.#session;
    this.#commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return (await answer.promise) as T;
  }

  #hear({ id, result, error }: Answer): void {
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id!);
    if (error) waiting.reject(failed(new Refused(error.message)));
    else waiting.resolve(result);
  }
}

function failed(cause: unknown): KithError {
  return new KithError('PrintFailed', undefined, { cause });
}
