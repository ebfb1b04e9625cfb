import { EventEmitter } from 'node:events';
import { cloneMessage } from './structured-clone.ts';

/** What travels through a pipe: the message as it was cloned, and the ends of the pipes that go with it. */
export interface Parcel {
  readonly data: unknown;
  readonly ends: readonly PipeEnd[];
}

/** Whoever holds an end and listens. */
interface Receiver {
  onParcel(parcel: Parcel): void;
  onClose(): void;
}

/** One end of a message pipe, which a port holds until it is transferred. Parcels wait until somebody receives them. */
export class PipeEnd {
  peer!: PipeEnd;
  #waiting: Parcel[] = [];
  #receiver: Receiver | null = null;
  #closed = false;

  send(parcel: Parcel): void {
    // Never within the call that sends: the other end is in another process, or in another turn of this one.
    if (!this.#closed) setImmediate(() => this.peer.#arrive(parcel));
  }

  receive(receiver: Receiver): void {
    this.#receiver = receiver;
    for (const parcel of this.#waiting.splice(0)) receiver.onParcel(parcel);
    if (this.#closed) receiver.onClose();
  }

  release(): void {
    this.#receiver = null;
  }

  /** Closes the pipe; the other end hears of it a turn later. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    setImmediate(() => this.peer.#closeFromAfar());
  }

  #arrive(parcel: Parcel): void {
    if (this.#closed) return;
    if (this.#receiver) this.#receiver.onParcel(parcel);
    else this.#waiting.push(parcel);
  }

  #closeFromAfar(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#receiver?.onClose();
  }
}

/** Both ends of a new pipe. */
export function newPipe(): [PipeEnd, PipeEnd] {
  const [one, two] = [new PipeEnd(), new PipeEnd()];
  one.peer = two;
  two.peer = one;
  return [one, two];
}

/**
 * A port in the main process: an EventEmitter, not a port of the DOM's (electron.d.ts, MessagePortMain).
 *
 * - Delivers nothing before `start()`, the other end's closing included (shell/browser/api/message_port.cc,
 *   `PauseIncomingMethodCallProcessing`).
 * - `close` is emitted at both ends (spec/api-ipc-spec.ts, "close event").
 * - A port that was transferred is neutered: it sends nothing, silently, and throws where it is transferred again
 *   (message_port.cc, `DisentanglePorts`).
 */
export class MessagePortMain extends EventEmitter {
  #end: PipeEnd | null;
  #started = false;
  #closed = false;

  constructor(end: PipeEnd) {
    super();
    this.#end = end;
  }

  start(): void {
    if (this.#started || this.#closed || !this.#end) return;
    this.#started = true;
    this.#end.receive({
      onParcel: ({ data, ends }) =>
        this.emit('message', { data, ports: ends.map((end) => new MessagePortMain(end)) }),
      onClose: () => {
        this.#closed = true;
        this.emit('close');
      },
    });
  }

  /** `transfer` holds ports of the main process, and not this one. */
  postMessage(message: unknown, transfer: readonly MessagePortMain[] = []): void {
    if (this.#closed || !this.#end) return;
    const data = cloneMessage(message);
    const index = transfer.indexOf(this);
    if (index >= 0) throw new Error(`Port at index ${index} contains the source port.`);
    this.#end.send({ data, ends: takeEnds(transfer) });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#end?.close();
    this.emit('close');
  }

  /** Takes the end out of the port, which is neutered by that; null where it was taken before. */
  static take(port: MessagePortMain): PipeEnd | null {
    const end = port.#end;
    end?.release();
    port.#end = null;
    return end;
  }

  static isNeutered(port: MessagePortMain): boolean {
    return port.#end === null;
  }
}

/** The ends of ports that go with a message (message_port.cc, `DisentanglePorts`). */
export function takeEnds(ports: readonly MessagePortMain[]): PipeEnd[] {
  ports.forEach((port, i) => {
    if (!(port instanceof MessagePortMain)) {
      throw new TypeError(`Port at index ${i} is not a valid port`);
    }
    if (MessagePortMain.isNeutered(port)) {
      throw new Error(`Port at index ${i} is already neutered.`);
    }
    if (ports.indexOf(port) !== i) throw new Error(`Port at index ${i} is a duplicate.`);
  });
  return ports.map((port) => MessagePortMain.take(port)!);
}

/** A pair of ports that are connected to each other. */
export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;
  constructor() {
    const [one, two] = newPipe();
    this.port1 = new MessagePortMain(one);
    this.port2 = new MessagePortMain(two);
  }
}
