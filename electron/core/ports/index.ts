export type { BuiltTensorFlow, EngineMeasurements, HostMonitor } from './engines.ts';
export type { ActiveVersion } from './active-version.ts';
export type {
  BundleStore,
  KnownSample,
  MergedPerson,
  OutlinedPerson,
  StagedGallery,
  StagedPerson,
  WholeSample,
} from './bundle-store.ts';
export type { CorrectedEmbedding, CorrectionStore, NewCorrection } from './correction-store.ts';
export type { CopyStore, GalleryCopy } from './copy-store.ts';
export type { DraftSample, DraftStore, StoredDraft } from './draft-store.ts';
export type { CountedEnrollments, CountedFailure, EnrollmentCounts } from './enrollment-counts.ts';
export type {
  ActivityRecord,
  EmbeddedSample,
  Gallery,
  GalleryReader,
  Sighting,
} from './gallery.ts';
export type { GroupStore } from './group-store.ts';
export type { InboxStore, NewUnknownFace, RefusedAs, StoredUnknownFace } from './inbox-store.ts';
export type { LivenessNetwork, OnnxMonitor } from './liveness.ts';
export type {
  DecodedImage,
  Embedded,
  FaceFinding,
  Look,
  Networks,
  TimedNetworks,
  TrainingNetworks,
  VersionNetworks,
} from './networks.ts';
export type { LivenessTry, LivenessTryStore } from './liveness-try-store.ts';
export type { PackCheck, PackJob } from './pack-job.ts';
export type { PhotoReading, RawPicture } from './photo-reading.ts';
export type { AsideEmbedding, Reembedded, RepairStore, Unembedded } from './repair-store.ts';
export type { SampleRecord } from './sample-record.ts';
export type { TrainingSample, TrainingStore } from './training-store.ts';
export type { UpdateMonitor } from './updates.ts';
export type { ActivationTarget, NewVersion, SamplePoint, VersionStore } from './versions.ts';
