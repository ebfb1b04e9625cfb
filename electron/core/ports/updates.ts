import type { UpdateState } from '../../contract/index.ts';

/** What is known of newer versions of the app. */
export interface UpdateMonitor {
  readonly state: UpdateState;
  /** Looks for newer versions from now on, or stops looking. */
  follow(wanted: boolean): void;
  on(event: 'state', listener: () => void): unknown;
}
