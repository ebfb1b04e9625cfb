import { useSource } from './source-picker.tsx';
import { useCheck, type CheckedFace } from './use-check.ts';
import { useFaceVideo, type FaceVideo } from './use-face-video.ts';

/** A camera's video, and who the largest face in it is decided to be. */
export interface CheckedVideo extends FaceVideo {
  readonly checked: CheckedFace | null;
  /** What kept the owner from deciding. */
  readonly error: Error | null;
}

/** The remembered camera while `active`, with who is in front of it. */
export function useCheckedVideo(active = true): CheckedVideo {
  const [source] = useSource();
  const { checked, error, onFrame, clear } = useCheck();
  const video = useFaceVideo(source, { active, onFrame, onForget: clear });
  return { ...video, checked, error };
}
