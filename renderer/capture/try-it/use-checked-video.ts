import { useSource } from '../source-picker.tsx';
import { labelOf } from '../camera.ts';
import { useCheck, type CheckedFace, type DecidedFace } from './use-check.ts';
import { useFaceVideo, type FaceVideo } from '../use-face-video.ts';

/** A camera's video, and who the largest face in it is decided to be. */
export interface CheckedVideo extends FaceVideo {
  readonly checked: CheckedFace | null;
  /** What kept the owner from deciding. */
  readonly error: Error | null;
}

/** The remembered camera, with who is in front of it. `onSeen` as in {@link useCheck}; `onForget` as in {@link useFaceVideo}. */
export function useCheckedVideo({
  onSeen,
  onForget,
}: {
  onSeen: (seen: DecidedFace | null) => void;
  onForget: () => void;
}): CheckedVideo {
  const [source] = useSource();
  const { checked, error, onFrame, clear } = useCheck(onSeen);
  const video = useFaceVideo(source, {
    onFrame: (frame): void => onFrame(frame, labelOf(video.camera)),
    onForget: () => {
      clear();
      onForget();
    },
  });
  return { ...video, checked, error };
}
