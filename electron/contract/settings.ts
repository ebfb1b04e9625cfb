import { z } from 'zod';
import { engineName } from '../../native-models/vocabulary/index.ts';
import { languageChoice } from './language.ts';
import { limits } from './limits.ts';
import { livenessPolicy } from './liveness.ts';
import { wantedFpir } from './operating-points.ts';

/** Degrees clockwise that a camera's picture is turned by to stand upright. */
export const cameraRotation = z.literal([0, 90, 180, 270]);
export type CameraRotation = z.infer<typeof cameraRotation>;

/** A camera that was chosen or turned. Its id is another under another address; then its name tells which one it is. */
export const knownCamera = z.object({
  id: z.string().max(limits.cameraName),
  label: z.string().max(limits.cameraName),
  rotation: cameraRotation,
});
export type KnownCamera = z.infer<typeof knownCamera>;

/** The user's choices. */
export const settings = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  language: languageChoice,
  /** The one to open comes first; without any it is the first real one that is there. */
  cameras: z.array(knownCamera).max(limits.knownCameras),
  /** The share of strangers that may at most be given a name, 0 to 1. */
  wantedFpir,
  /** What is done about pictures that are held up to the camera. */
  liveness: livenessPolicy,
  /** Whether chips are kept; without them retraining and model changes need new enrollments. */
  keepChips: z.boolean(),
  /** Whether live recognition is written down. */
  keepActivity: z.boolean(),
  /** Days after which a line of the activity list is erased. */
  activityDays: z.number().int().min(1).max(3650),
  /** Lines that the activity list has at most; beyond them the oldest are erased. */
  activityLines: z.number().int().min(100).max(100_000),
  /** Days after which an unknown face that was kept is erased. */
  unknownDays: z.number().int().min(1).max(90),
  /** Whether enrollment says aloud what to do, and sounds a tone for each pose that is taken. */
  spokenHelp: z.boolean(),
  /** Copies of the gallery that are kept; none are made where it is 0. */
  copiesKept: z.number().int().min(0).max(30),
  /** The engine to try first; null is the fastest of those that were measured. */
  engine: engineName.nullable(),
  /** Whether the app looks for newer versions of itself. Off, it talks to nobody. */
  updates: z.boolean(),
  /** Whether the first-run page was read. */
  welcomed: z.boolean(),
});
export type Settings = z.infer<typeof settings>;

/** Where Kith keeps things that a user may want to see. */
export const place = z.enum(['data folder', 'log']);
export type Place = z.infer<typeof place>;
