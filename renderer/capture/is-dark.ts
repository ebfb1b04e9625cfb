import type { CapturedFrame } from './messages.ts';

/**
 * Mean luma up to which a frame without a face is too dark to say that nobody is there: in dimmed frames of ten people the finder
 * begins to miss them between 3 and 6, and a camera's noise and compression take more.
 */
const DARK = 15;

/** Whether a frame is so dark that no face could be seen in it. */
export function isDark({ luminance }: CapturedFrame): boolean {
  return luminance <= DARK;
}
