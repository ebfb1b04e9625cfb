import { EventEmitter } from 'node:events';
import type { Change } from '../contract/index.ts';

/** Where views hear what they must read again. */
export type Changes = EventEmitter<{ change: [Change] }>;

/** Tells the views that they must read something again. */
export type Tell = (...kinds: Change['kind'][]) => void;

/** What views listen to, and how they are told. */
export function createChanges(): { changes: Changes; tell: Tell } {
  const changes: Changes = new EventEmitter();
  changes.setMaxListeners(0); // One a window and one a test; they come and go.
  return {
    changes,
    tell: (...kinds) => {
      for (const kind of kinds) changes.emit('change', { kind });
    },
  };
}
