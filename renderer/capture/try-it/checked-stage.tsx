import type { ReactNode } from 'react';
import { Overlay, type OverlayFace } from '../overlay.tsx';
import type { CheckedFace } from './use-check.ts';
import type { CheckedVideo } from './use-checked-video.ts';
import { VideoNotice } from '../video-notice.tsx';
import { VideoStage } from '../video-stage.tsx';

/** The video of a check, with a mark on the face that is asked about. */
export function CheckedStage({
  video: { stage, state, finder, retry, checked, error },
  label,
  markOf,
  children,
}: {
  video: CheckedVideo;
  label: string;
  /** What the mark says, and how. */
  markOf: (checked: CheckedFace) => Pick<OverlayFace, 'label' | 'detail' | 'tone'>;
  /** What lies over the video, too. */
  children?: ReactNode;
}) {
  return (
    <VideoStage {...stage} label={label}>
      {checked && (
        <Overlay
          faces={[{ key: checked.face.track, box: checked.face.box, ...markOf(checked) }]}
          width={checked.width}
          height={checked.height}
          mirrored={stage.mirrored}
        />
      )}
      {children}
      <VideoNotice
        state={state}
        problem={finder.error ?? error}
        ready={finder.ready}
        onRetry={retry}
      />
    </VideoStage>
  );
}
