import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { asShown, hasCode, type ModelPack, type PackFetch } from '../contract/index.ts';
import type { PackJob } from '../core/ports/index.ts';
import { addPack, fetchPack, hasIntegrity, partialFile, type FetchProgress } from './fetch-pack.ts';

/** Milliseconds between two tellings of the progress. */
const TELL_EVERY = 250;

/** Where a pack that is fetched on demand stands. */
export type PackState = Omit<PackFetch, 'total'>;

/** What happens to such a pack. */
export type PackEvent =
  | { readonly type: 'begun' }
  | { readonly type: 'received'; readonly bytes: number }
  | { readonly type: 'arrived' }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly error: NonNullable<PackFetch['error']> }
  /** Its files were looked for, while nothing fetches them. */
  | { readonly type: 'looked'; readonly there: boolean };

/** The state after an event. An event that means nothing in a state, such as bytes that come after the end, changes nothing. */
export function afterPackEvent(state: PackState, event: PackEvent): PackState {
  if (state.state === 'fetching') {
    switch (event.type) {
      case 'received':
        return { ...state, received: event.bytes };
      case 'arrived':
        return { ...state, state: 'present' };
      case 'stopped':
        return { ...state, state: 'absent' };
      case 'failed':
        return { ...state, state: 'failed', error: event.error };
      default:
        return state;
    }
  }
  if (event.type === 'begun') return { ...state, state: 'fetching', error: null };
  if (event.type !== 'looked') return state;
  if (event.there) return { ...state, state: 'present', error: null };
  return state.state === 'present' ? { ...state, state: 'absent', received: 0 } : state;
}

/** How a job gets its pack: tests put failures in their place. */
export interface PackSource {
  readonly fetch: typeof fetchPack;
  readonly add: typeof addPack;
}

/** The job that gets a pack into `folder`, from the registry or from a file, in the background. It never throws: what fails is its state. */
export function createPackJob(options: {
  pack: ModelPack;
  folder: string;
  onChange: () => void;
  log: { warn(message: string, details: object): void };
  source?: PackSource;
}): PackJob {
  const { pack, folder, onChange, log, source = { fetch: fetchPack, add: addPack } } = options;
  const total = pack.source.bytes ?? 0;
  const arrived = () => sizeOf(partialFile(pack, folder));
  let current: PackState = { state: 'absent', received: arrived(), error: null };
  let stop = new AbortController();
  let work: Promise<void> = Promise.resolve();

  const happened = (event: PackEvent): void => {
    current = afterPackEvent(current, event);
    onChange();
  };
  const look = (): void => {
    const there = Object.values(pack.files).every(({ path }) =>
      existsSync(join(folder, pack.source.package, path)),
    );
    current = afterPackEvent(current, { type: 'looked', there });
  };
  const begin = (get: (signal: AbortSignal) => Promise<void>): void => {
    if (current.state === 'fetching') return;
    stop = new AbortController();
    happened({ type: 'begun' });
    work = run(get, stop.signal);
  };
  const run = async (
    get: (signal: AbortSignal) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> => {
    try {
      await get(signal);
      happened({ type: 'arrived' });
    } catch (error) {
      current = afterPackEvent(current, { type: 'received', bytes: arrived() });
      if (hasCode(error, 'Canceled')) return happened({ type: 'stopped' });
      log.warn('a network did not arrive', { pack: pack.id, error });
      happened({ type: 'failed', error: asShown(error) });
    }
  };
  let toldAt = 0;
  const onProgress: FetchProgress = (bytes) => {
    current = afterPackEvent(current, { type: 'received', bytes });
    if (Date.now() - toldAt < TELL_EVERY) return;
    toldAt = Date.now();
    onChange();
  };

  return {
    state: () => {
      look();
      return { ...current, total };
    },
    fetch: () => begin((signal) => source.fetch(pack, folder, { signal, onProgress })),
    add: (tarball) => begin(() => source.add(pack, folder, tarball)),
    // What cannot be read will be said of it when it is added.
    isFor: (file) => hasIntegrity(file, pack.source.integrity).catch(() => false),
    cancel: () => stop.abort(),
    settled: () => work,
  };
}

/** Bytes of a file; 0 where it cannot be looked at: fetching will say why. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
