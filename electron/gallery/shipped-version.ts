import type { ImpostorStatistics } from '../contract/index.ts';

/** The version that Kith comes with: what a new gallery's embeddings come from. */
export interface ShippedVersion {
  readonly profile: string;
  readonly weightsSha256: string;
  readonly statistics: ImpostorStatistics;
}
