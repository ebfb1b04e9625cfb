export * from './errors.ts';
export * from './face.ts';
export * from './host.ts';
export * from './kith.ts';
export * from './limits.ts';
export * from './model-pack.ts';
export * from './training.ts';
export * from './quality.ts';
