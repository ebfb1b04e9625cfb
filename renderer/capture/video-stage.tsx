import { useState, type CSSProperties, type ReactNode, type RefObject } from 'react';
import classes from './video-stage.module.css';

/** The frame that a video, its overlay and its notices share; keeps the video's shape. */
export function VideoStage({
  video,
  mirrored,
  label,
  children,
}: {
  video: RefObject<HTMLVideoElement | null>;
  mirrored: boolean;
  label: string;
  children?: ReactNode;
}) {
  const [aspect, setAspect] = useState(4 / 3);
  return (
    <div
      className={classes.stage}
      style={{ aspectRatio: aspect, '--aspect': aspect } as CSSProperties}
    >
      <video
        ref={video}
        className={classes.video}
        data-mirrored={mirrored || undefined}
        aria-label={label}
        muted
        playsInline
        onLoadedMetadata={({ currentTarget }) =>
          setAspect(currentTarget.videoWidth / currentTarget.videoHeight || 4 / 3)
        }
      />
      {children}
    </div>
  );
}
