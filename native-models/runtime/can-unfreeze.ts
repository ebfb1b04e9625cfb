import type { EngineName } from '../vocabulary/index.ts';

/** Whether an engine has the gradients of convolutions: `tfjs-backend-wasm` lacks `Conv2DBackpropFilter`. */
export function canUnfreeze(engine: EngineName): boolean {
  return engine !== 'wasm';
}
