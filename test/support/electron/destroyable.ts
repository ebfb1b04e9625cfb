import { EventEmitter } from 'node:events';

/**
 * Something of Electron's that can be destroyed while JavaScript still holds it.
 *
 * Every native method called on it afterwards throws `TypeError: Object has been destroyed`
 * (shell/common/gin_helper/function_template.h; spec/api-browser-window-spec.ts, "prevents users to access methods of
 * webContents"). `isDestroyed` and what comes of EventEmitter go on working: they are JavaScript's.
 */
export abstract class Destroyable extends EventEmitter {
  #destroyed = false;

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** Marks it; what is called from now on throws. */
  protected markDestroyed(): void {
    this.#destroyed = true;
  }

  /** To be called first by every native method. */
  protected alive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }
}

/** An event that can be prevented, as Electron passes it to listeners (shell/common/gin_helper/event.h). */
export class PreventableEvent {
  defaultPrevented = false;
  constructor(details: object = {}) {
    Object.assign(this, details);
  }
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
