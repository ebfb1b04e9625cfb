import {
  hasCode,
  KithError,
  type LivenessCrops,
  type LivenessLook,
  type OnnxRuntime,
} from '../../contract/index.ts';
import type { OnnxFiles } from '../../../native-models/vocabulary/host-contract.ts';
import type { LivenessNetwork } from '../../core/ports/index.ts';
import { hasDied } from './engine-lost.ts';
import type { HostLease } from './lease.ts';
import { LAST_RUNTIME, type OnnxRuntimes } from './onnx-runtimes.ts';
import type { HostClient } from './session.ts';

/** Faces sent in one call: a larger message would hold up the live faces behind it. */
const FACES_PER_CALL = 8;

/** Milliseconds for which a process is not asked again to load what no runtime in it could: a live view asks many times a second. */
const LOAD_AGAIN_AFTER = 30_000;

/** The network in one process: the runtime that is at work there, and the way to where it answers. */
interface Loading {
  runtime: OnnxRuntime;
  ready: Promise<void>;
  /** Whether a runtime has loaded it. */
  atWork: boolean;
  /** Whether the end of the process was noted: several faces may wait for their answer as it ends. */
  blamed: boolean;
  /** Milliseconds since the epoch until which this is how it stands, and nothing is loaded anew. */
  until: number;
}

/**
 * The network of the liveness check, computed by a host that somebody else's lease keeps up. A runtime that takes the process down
 * costs restarts of the host, not the answer: what was asked is asked again in the next process, by the next runtime once it is
 * known that the runtime was to blame.
 */
export function hostLiveness(
  host: HostLease,
  runtimes: OnnxRuntimes,
  files: () => Promise<OnnxFiles>,
  now: () => number = Date.now,
): LivenessNetwork {
  const known = new WeakMap<HostClient, Loading>();
  let failed: Loading | null = null;
  runtimes.on('measured', () => {
    if (failed) failed.until = 0;
  });

  const load = async (client: HostClient, loading: Loading): Promise<void> => {
    const network = await files();
    // One a call, so that it is known which of them took the process down.
    for (const runtime of runtimes.order()) {
      loading.runtime = runtime;
      const { trial } = await client.loadLiveness({ ...network, runtime });
      runtimes.note(trial);
      if (trial.state !== 'in use') continue;
      loading.atWork = true;
      return;
    }
    const tried = runtimes.trials.map(({ runtime }) => runtime).join(', ');
    const cause = runtimes.trials.map(({ runtime, reason }) => `${runtime}: ${reason}`).join('; ');
    throw new KithError('NoEngine', tried, { flaw: 'enginesTried', cause });
  };
  const loadingIn = (client: HostClient): Loading => {
    const there = known.get(client);
    if (there && now() < there.until) return there;
    const loading: Loading = {
      runtime: LAST_RUNTIME,
      ready: Promise.resolve(),
      atWork: false,
      blamed: false,
      until: Infinity,
    };
    loading.ready = load(client, loading);
    loading.ready.catch((error: unknown) => {
      failed = loading;
      // What may be there by the next call is tried again with it, such as a file that was not fetched.
      loading.until = hasCode(error, 'NoEngine') ? now() + LOAD_AGAIN_AFTER : 0;
    });
    known.set(client, loading);
    return loading;
  };
  const look = async (faces: readonly LivenessCrops[]): Promise<LivenessLook[]> => {
    let loading = null as Loading | null;
    try {
      const { looks } = await host.use(async (client) => {
        loading = loadingIn(client);
        await loading.ready;
        return client.liveness({ faces: [...faces] });
      });
      return looks;
    } catch (error) {
      if (!loading || !hasDied(error) || loading.runtime === LAST_RUNTIME) throw error;
      if (!loading.blamed) runtimes.blame(loading.runtime, error, loading);
      loading.blamed = true;
      return look(faces);
    }
  };
  return {
    look: async (faces) => {
      const looks: LivenessLook[] = [];
      for (let start = 0; start < faces.length; start += FACES_PER_CALL) {
        looks.push(...(await look(faces.slice(start, start + FACES_PER_CALL))));
      }
      return looks;
    },
  };
}
