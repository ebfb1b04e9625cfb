import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { limits } from '../../electron/contract/index.ts';
import type { KithClient } from './client.ts';
import { useKith, usePeople } from './kith-context.tsx';

/** Pictures that are kept though they are not shown any more: some screens of faces. */
const KEPT = 400;
/** Pictures of one call, few enough that the first are soon there, and calls at a time. */
const PER_CALL = Math.min(24, limits.picturesPerCall);
const CALLS = 2;

/** Reads the JPEGs of samples, in base64. */
type Read = (sampleIds: number[]) => Promise<{ sampleId: number; jpeg: string }[]>;

/**
 * The pictures of kept samples, for whatever shows them: read together, once, and only those that are still shown when their turn
 * comes. Not by the page's queries: one for each of hundreds of faces, with a timer and an observer, took longer than all else of a
 * list that is scrolled.
 */
export class Pictures {
  readonly #read: Read;
  /** Those longest not asked for first. */
  readonly #addresses = new Map<number, string>();
  readonly #watchers = new Map<number, Set<() => void>>();
  readonly #wanted = new Set<number>();
  #calls = 0;

  constructor(read: Read) {
    this.#read = read;
  }

  /** The address of a picture; null until it is there, and where there is none. */
  addressOf(sampleId: number): string | null {
    return this.#addresses.get(sampleId) ?? null;
  }

  /** Has a picture read, and `onChange` called once it is there. Returns what ends that. */
  watch(sampleId: number, onChange: () => void): () => void {
    const watchers = this.#watchers.get(sampleId) ?? new Set();
    this.#watchers.set(sampleId, watchers.add(onChange));
    const address = this.#addresses.get(sampleId);
    if (address === undefined) {
      this.#wanted.add(sampleId);
      // Whoever else wants one now is asked for with it.
      queueMicrotask(() => this.#ask());
    } else {
      this.#addresses.delete(sampleId);
      this.#addresses.set(sampleId, address);
    }
    return () => {
      watchers.delete(onChange);
      if (watchers.size > 0) return;
      this.#watchers.delete(sampleId);
      this.#wanted.delete(sampleId);
    };
  }

  /** Lets go of all that are not shown. */
  forget(): void {
    for (const sampleId of this.#addresses.keys()) {
      if (!this.#watchers.has(sampleId)) this.#addresses.delete(sampleId);
    }
  }

  #ask(): void {
    if (this.#wanted.size === 0 || this.#calls === CALLS) return;
    const sampleIds = [...this.#wanted].slice(0, PER_CALL);
    for (const sampleId of sampleIds) this.#wanted.delete(sampleId);
    this.#calls++;
    void this.#read(sampleIds)
      .then((pictures) => this.#keep(pictures))
      .catch((error: unknown) => console.warn('Pictures could not be read', error))
      .finally(() => {
        this.#calls--;
        this.#ask();
      });
    this.#ask();
  }

  #keep(pictures: readonly { sampleId: number; jpeg: string }[]): void {
    for (const { sampleId, jpeg } of pictures) {
      this.#addresses.set(sampleId, `data:image/jpeg;base64,${jpeg}`);
      for (const onChange of this.#watchers.get(sampleId) ?? []) onChange();
    }
    for (const sampleId of this.#addresses.keys()) {
      if (this.#addresses.size <= KEPT) return;
      if (!this.#watchers.has(sampleId)) this.#addresses.delete(sampleId);
    }
  }
}

/** Those of each owner. */
const picturesOf = new WeakMap<KithClient, Pictures>();

function usePictures(): Pictures {
  const kith = useKith();
  let pictures = picturesOf.get(kith);
  if (!pictures) {
    pictures = new Pictures((sampleIds) => kith.people.pictures({ sampleIds }));
    picturesOf.set(kith, pictures);
  }
  return pictures;
}

/** The address of a kept sample's picture; null until it is there, and where there is none. */
export function usePicture(sampleId: number | null): string | null {
  const pictures = usePictures();
  const watch = useCallback(
    (onChange: () => void) =>
      sampleId === null ? () => undefined : pictures.watch(sampleId, onChange),
    [pictures, sampleId],
  );
  return useSyncExternalStore(watch, () =>
    sampleId === null ? null : pictures.addressOf(sampleId),
  );
}

/** Lets go of the pictures that are not shown whenever people have changed: of somebody who was removed nothing stays in the page. */
export function useForgottenPictures(): void {
  const pictures = usePictures();
  const people = usePeople().data;
  useEffect(() => pictures.forget(), [pictures, people]);
}
