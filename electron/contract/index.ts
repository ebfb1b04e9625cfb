// The boundary's words are built on the ground's, and are had from here together.
export * from '../../native-models/vocabulary/index.ts';
export * from './activity.ts';
export * from './draft.ts';
export * from './errors.ts';
export * from './face.ts';
export * from './judge-words.ts';
export * from './judgment.ts';
export * from './kith.ts';
export * from './language.ts';
export * from './limits.ts';
export * from './model-pack.ts';
export * from './model-version.ts';
export * from './person.ts';
export * from './settings.ts';
export * from './status.ts';
export * from './training.ts';
