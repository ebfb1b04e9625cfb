import { z } from 'zod';
import { engineName } from '../../native-models/vocabulary/index.ts';
import { languageChoice } from './language.ts';

/** The user's choices. */
export const settings = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  language: languageChoice,
  /** The camera to open first; null is the system's first. */
  cameraId: z.string().max(500).nullable(),
  /** What that camera is called: browsers give it another identity with every new profile. */
  cameraLabel: z.string().max(500).nullable(),
  /** Degrees clockwise that the camera's picture is turned by, for a camera that is mounted on its side. */
  cameraRotation: z.literal([0, 90, 180, 270]),
  /** The share of strangers that may at most be given a name, 0 to 1. */
  wantedFpir: z.number().min(0.0001).max(0.2),
  /** Whether chips are kept; without them retraining and model changes need new enrollments. */
  keepChips: z.boolean(),
  /** Whether live recognition is written down. */
  keepActivity: z.boolean(),
  /** Days after which a line of the activity list is erased. */
  activityDays: z.number().int().min(1).max(3650),
  /** Lines that the activity list has at most; beyond them the oldest are erased. */
  activityLines: z.number().int().min(100).max(100_000),
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
