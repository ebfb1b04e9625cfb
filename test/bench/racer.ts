import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a racer first says: nothing, or why it cannot take part. */
type Greeting = { readonly absent: string | null };
type Answer<T> = { readonly value: T } | { readonly error: string };

/** A process that waits, warm, while others run: rounds in turn meet the same state of the machine. */
export class Racer {
  readonly #process: ChildProcess;
  /** Why it cannot take part; null where it can. */
  readonly absent: string | null;

  private constructor(process: ChildProcess, absent: string | null) {
    this.#process = process;
    this.absent = absent;
  }

  /** Starts the module `entry`, which calls `answerAsRacer`. */
  static async start(entry: string, args: readonly string[]): Promise<Racer> {
    const child = fork(entry, args, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const ended = once(child, 'exit').then(() => [{ absent: 'its process ended' }]);
    const [{ absent }] = (await Promise.race([once(child, 'message'), ended])) as [Greeting];
    if (absent !== null && child.connected) child.disconnect();
    return new Racer(child, absent);
  }

  /** The answer to a question. Throws what the racer threw. */
  async ask<T>(question: object): Promise<T> {
    const answered = once(this.#process, 'message');
    this.#process.send(question);
    const [answer] = (await answered) as [Answer<T>];
    if ('error' in answer) throw new Error(answer.error);
    return answer.value;
  }

  /** Lets the process end. */
  stop(): void {
    this.#process.disconnect();
  }
}

/** Makes this process a racer: it greets, answers one question after another, and ends when it is let go. */
export function answerAsRacer<Question>(answer: (question: Question) => Promise<unknown>): void {
  process.on('message', (question: Question) => {
    void answer(question).then(
      (value) => process.send!({ value }),
      (error: unknown) => process.send!({ error: String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  process.send!({ absent: null } satisfies Greeting);
}

/** Says, in place of taking part, why this process cannot. */
export function stayOut(absent: string): void {
  process.send!({ absent } satisfies Greeting);
}
