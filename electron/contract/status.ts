import { z } from 'zod';
import { engineName, engineTrial, selfCheck } from '../../native-models/vocabulary/index.ts';
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
  packs: z.array(modelPack),
  people: z.number().int(),
  samples: z.number().int(),
  /** The comparison score from which a face is given a name, in the gallery as it is; null where nobody is. */
  threshold: z.number().nullable(),
  /** Why nobody can be recognized or enrolled: the active version cannot be used. Null where it can. */
  damage: shownError.nullable(),
  /** Why something that was removed may still be in a file; null where everything is erased. */
  notErased: shownError.nullable(),
  /** What went wrong where nobody waited for it, and what Kith put right by itself, since it started; each once. */
  problems: z.array(shownError),
});
export type Status = z.infer<typeof status>;
