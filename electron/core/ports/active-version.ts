import type { Reference } from '../../../native-models/evaluate/reference.ts';
import type { ImpostorStatistics, Match, NetworkVersion } from '../../contract/index.ts';

/**
 * The version that is active, with the index of everybody's reference under it: what every decision reads. In memory, so that
 * a live frame waits for nothing. An activation makes another one of these; this one is the same from then to the next, and
 * follows every write to people before the write's promise resolves.
 */
export interface ActiveVersion {
  readonly id: number;
  readonly network: NetworkVersion;
  /** Its own, or those shipped with the pack where it has none. */
  readonly statistics: ImpostorStatistics;
  /** Numbers of an embedding. */
  readonly embeddingSize: number;
  /** How many people are in the index now. */
  readonly people: number;
  /** Grows with every reference that is put in, replaced or taken out, and with every bar that is raised or lowered again. */
  readonly revision: number;
  /**
   * The people whose reference is nearest to a unit embedding of this version, best first, at most `count`; scores are
   * −1 to 1.
   */
  nearest(embedding: Float32Array, count: number): Match[];
  /** The reference of a person; null for somebody who is not in the index. */
  reference(personId: number): Reference | null;
  /** By how much corrections have raised a person's bar, in scores; 0 for most. */
  raised(personId: number): number;
  /** The references of strangers who are ignored, or are not to be collected again. They are replaced, never changed. */
  strangers(kind: 'ignored' | 'refused'): readonly Reference[];
  /** Those who are in the index. */
  personIds(): readonly number[];
}
