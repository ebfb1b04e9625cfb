export type { ActiveVersion } from './active-version.ts';
export type { Gallery, GalleryReader, SampleRecord, Sighting } from './gallery.ts';
export type {
  DecodedImage,
  Embedded,
  Networks,
  TrainingNetworks,
  VersionNetworks,
} from './networks.ts';
export type { PackJob } from './pack-job.ts';
export type { TrainingSample, TrainingStore } from './training-store.ts';
export type { ActivationTarget, NewVersion, SamplePoint, VersionStore } from './versions.ts';
