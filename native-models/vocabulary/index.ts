export * from './chip.ts';
export * from './engine.ts';
export * from './face.ts';
export * from './impostor-statistics.ts';
export * from './network-version.ts';
export * from './quality.ts';
export * from './trainer-progress.ts';
export * from './training-parameters.ts';
