import { z } from 'zod';
import {
  engineName,
  engineTrial,
  onnxTrial,
  selfCheck,
} from '../../native-models/vocabulary/index.ts';
import { flaw, shownError } from './errors.ts';
import { modelPack } from './model-pack.ts';

/** How the gallery's key is kept. */
export const keyState = z.object({
  kind: z.enum(['os', 'file', 'none']),
  /** Weak: whoever can read the user's files can read the key. */
  weak: z.boolean(),
  /** The keyring's name where the system keeps it, else a sentence. */
  description: z.string(),
});
export type KeyState = z.infer<typeof keyState>;

/** What the model host is doing. */
export const hostState = z.enum(['starting', 'ready', 'restarting', 'failed']);
export type HostState = z.infer<typeof hostState>;

/** What is known of newer versions of the app. */
export const updateState = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['off', 'looking', 'newest']) }),
  z.object({ state: z.literal('loading'), version: z.string() }),
  /** Installed when the app quits. */
  z.object({ state: z.literal('ready'), version: z.string() }),
  /** With what the updater said itself; it says it in English. */
  z.object({ state: z.literal('failed'), flaw: flaw.nullable(), reason: z.string() }),
]);
export type UpdateState = z.infer<typeof updateState>;

/** The copies that Kith makes of the gallery by itself. */
export const copiesState = z.object({
  count: z.number().int(),
  /** When the newest was made; null where there is none. */
  last: z.date().nullable(),
  /** Whether something that was removed since is in that one: it could not be erased. */
  lastHoldsRemoved: z.boolean(),
  /** When the next is made, where there is none: what was removed has just been removed from them, too. */
  next: z.date().nullable(),
  /** Why the last attempt failed. */
  failure: shownError.nullable(),
});
export type CopiesState = z.infer<typeof copiesState>;

/** How a damaged gallery is put right: its newest copy takes its place, or what can be read of it does. */
export const mendingWay = z.enum(['copy', 'salvage']);
export type MendingWay = z.infer<typeof mendingWay>;

/** What was put in a gallery's place. */
export const mended = z.object({
  people: z.number().int(),
  samples: z.number().int(),
  /** Where the gallery is that was there before; null where there was none. */
  aside: z.string().nullable(),
});
export type Mended = z.infer<typeof mended>;

/** Everything the status pages show. */
export const status = z.object({
  version: z.string(),
  shell: z.enum(['desktop', 'browser', 'command line']),
  dataFolder: z.string(),
  key: keyState,
  host: hostState,
  engine: engineName.nullable(),
  /** Whether the user, or the machine before it sleeps, has paused live recognition: the camera is off. */
  paused: z.boolean(),
  /** Whether this shell can show files in the system's file manager. */
  canReveal: z.boolean(),
  /** What the desktop shell knows of its Chromium; null in the other shells. */
  chromium: z
    .object({
      /** Whether the system holds pages in a sandbox. */
      sandboxed: z.boolean(),
      /** Switches that may bring WebGPU to this system and that Kith was started without. */
      missingGpuSwitches: z.array(z.string()),
    })
    .nullable(),
  /** Null where this Kith has nowhere to look for a newer one. */
  updates: updateState.nullable(),
  trials: z.array(engineTrial),
  check: selfCheck.nullable(),
  /** The runtimes of networks in ONNX that were tried; none before the first such network is there. */
  runtimes: z.array(onnxTrial),
  packs: z.array(modelPack),
  people: z.number().int(),
  samples: z.number().int(),
  /** The comparison score from which a face is given a name, in the gallery as it is; null where nobody is. */
  threshold: z.number().nullable(),
  /** Why nobody can be recognized or enrolled: the active version cannot be used. Null where it can. */
  damage: shownError.nullable(),
  /** What was found wrong with the gallery's file since it was opened. */
  galleryDamage: shownError.nullable(),
  /** Whether the gallery can only be read. */
  readOnly: z.boolean(),
  copies: copiesState,
  /** Why something that was removed may still be in a file; null where everything is erased. */
  notErased: shownError.nullable(),
  /** What went wrong where nobody waited for it, and what Kith put right by itself, since it started; each once. */
  problems: z.array(shownError),
});
export type Status = z.infer<typeof status>;
