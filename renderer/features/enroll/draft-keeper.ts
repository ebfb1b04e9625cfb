import {
  hasCode,
  type Draft,
  type DraftDetails,
  type HeldDraft,
} from '../../../electron/contract/index.ts';
import type { KithClient } from '../../owner/client.ts';
import type { DraftSample } from './draft-sample.ts';

/** What of an enrollment is kept. */
export interface Kept {
  readonly details: DraftDetails;
  readonly samples: readonly DraftSample[];
}

/** What a tab remembers through a reload; outside of a browser nothing does. */
const tab: Storage | undefined = globalThis.sessionStorage;

/** Whether there is nothing to keep. */
export function isNothing({ details: { name, consent, unread }, samples }: Kept): boolean {
  return name.trim() === '' && !consent && samples.length === 0 && unread.length === 0;
}

/** Who hears whether it was kept. */
interface Listener {
  readonly onKept: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** Whether a draft is not this page's any more. */
export function isLost(error: unknown): boolean {
  return hasCode(error, 'DraftElsewhere') || hasCode(error, 'DraftEnded');
}

/**
 * Has the owner keep an enrollment as it is now. Only what has changed since is sent, so that each sample is sent once; one
 * request is under way at a time, and what changes meanwhile comes next. It outlives the page's view, whose last change may
 * still be on its way when another view opens the draft.
 */
export class DraftKeeper {
  readonly #kith: KithClient;
  readonly #whose: number | null;
  readonly #holder = crypto.randomUUID();
  #id: number | null = null;
  /** Whether this page has had a draft since it was loaded. */
  #hadOne = false;
  /** What the owner has: the details as JSON, and the keys of the samples. */
  #details = '';
  #keys = new Set<number>();
  #wanted: Kept | null = null;
  /** Whether another page has the draft: nothing is kept until it is opened again. */
  #lost = false;
  /** Whether what was to be kept last could not be. */
  #failed = false;
  #working: Promise<void> | null = null;
  #listener: Listener | null = null;

  constructor(kith: KithClient, whose: number | null) {
    this.#kith = kith;
    this.#whose = whose;
  }

  /** Tells a listener, in place of the one before, until what this returns is called. */
  listen(listener: Listener): () => void {
    this.#listener = listener;
    return () => {
      if (this.#listener === listener) this.#listener = null;
    };
  }

  /** Takes up the draft that this tab had, also before a reload; else one that waits, wherever it was before. */
  async open(): Promise<Draft | null> {
    await this.settled();
    const draft = await this.#kith.enrollment.draft.open({
      whose: this.#whose,
      holder: this.#holder,
      wanted: Number(tab?.getItem(this.#place)) || null,
      // Whose own is saved begins anew, and takes nothing from a page that is still at work.
      leavesHeld: this.#hadOne,
    });
    this.#lost = false;
    this.#failed = false;
    this.#has(draft);
    return draft;
  }

  /** Lets go of a draft that is over: what is kept next begins another one. */
  forget(): void {
    this.#lost = false;
    this.#failed = false;
    this.#has(null);
  }

  /** Keeps what there is now; one with nothing in it is no draft. */
  keep(wanted: Kept): void {
    if (this.#lost) return;
    this.#wanted = wanted;
    this.#working ??= this.#work();
  }

  /** Whether all there is has arrived; what another page has is its to keep. */
  isAllKept(): boolean {
    return !this.#failed && this.#working === null;
  }

  /** Once nothing is on its way any more; whether all was kept, the listener was told. */
  async settled(): Promise<void> {
    await this.#working;
  }

  /** The draft there is, for the save in which it ends. */
  held(): HeldDraft | null {
    return this.#id === null ? null : { id: this.#id, holder: this.#holder };
  }

  /** Erases the draft. Errors: `DraftElsewhere`, `DraftEnded`. */
  async discard(): Promise<void> {
    await this.settled();
    const held = this.held();
    if (held) await this.#kith.enrollment.draft.discard(held);
    this.#has(null);
  }

  /** Where the tab remembers which draft it has: a reload is another page, with another holder. */
  get #place(): string {
    return `kith.draft.${this.#whose ?? 'new'}`;
  }

  #is(id: number): void {
    this.#id = id;
    this.#hadOne = true;
    tab?.setItem(this.#place, String(id));
  }

  #has(draft: Draft | null): void {
    if (draft) this.#is(draft.id);
    else this.#id = null;
    this.#details = draft ? JSON.stringify(draft.details) : '';
    this.#keys = new Set(draft?.samples.map(({ key }) => key));
  }

  async #work(): Promise<void> {
    try {
      while (this.#wanted) {
        const wanted = this.#wanted;
        this.#wanted = null;
        await this.#send(wanted);
        this.#failed = false;
        this.#listener?.onKept();
      }
    } catch (error) {
      // The next change sends all that is not there yet.
      this.#wanted = null;
      this.#lost = isLost(error);
      this.#failed = !this.#lost;
      this.#listener?.onFailure(error);
    } finally {
      // In the same breath as the last look for something to keep: what comes later begins anew.
      this.#working = null;
    }
  }

  async #send({ details, samples }: Kept): Promise<void> {
    const { draft } = this.#kith.enrollment;
    if (isNothing({ details, samples })) {
      const held = this.held();
      if (held) await draft.discard(held);
      this.#has(null);
      return;
    }
    const text = JSON.stringify(details);
    if (this.#id === null) {
      this.#is(await draft.begin({ whose: this.#whose, holder: this.#holder, details }));
    } else if (text !== this.#details) {
      await draft.keep({ ...this.held()!, details });
    }
    this.#details = text;
    const held = this.held()!;
    const there = new Set(samples.map(({ key }) => key));
    const gone = [...this.#keys].filter((key) => !there.has(key));
    if (gone.length > 0) await draft.removeSamples({ ...held, keys: gone });
    for (const key of gone) this.#keys.delete(key);
    for (const { appearance: _, photo: __, given: ___, ...sample } of samples) {
      if (this.#keys.has(sample.key)) continue;
      await draft.addSample({ ...held, sample });
      this.#keys.add(sample.key);
    }
  }
}

const keepers = new WeakMap<KithClient, Map<number | null, DraftKeeper>>();

/** The keeper of a person's draft, or of somebody new's, which every view of this page shares. */
export function draftKeeper(kith: KithClient, whose: number | null): DraftKeeper {
  const ofKith = keepers.get(kith) ?? new Map<number | null, DraftKeeper>();
  keepers.set(kith, ofKith);
  const keeper = ofKith.get(whose) ?? new DraftKeeper(kith, whose);
  ofKith.set(whose, keeper);
  return keeper;
}

/** Whether all of a page's enrollments is kept. */
export function isAllKept(kith: KithClient): boolean {
  return [...(keepers.get(kith)?.values() ?? [])].every((keeper) => keeper.isAllKept());
}
