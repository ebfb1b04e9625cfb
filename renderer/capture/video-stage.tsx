import { useState, type CSSProperties, type ReactNode, type RefObject } from 'react';
import type { CameraRotation } from '../../electron/contract/index.ts';
import classes from './video-stage.module.css';

/** The frame that a video, its overlay and its notices share; keeps the video's shape. */
export function VideoStage({
  video,
  mirrored,
  rotation,
  label,
  children,
}: {
  video: RefObject<HTMLVideoElement | null>;
  mirrored: boolean;
  /** How far the video is turned, before it is mirrored. */
  rotation: CameraRotation;
  label: string;
  children?: ReactNode;
}) {
  const [shape, setShape] = useState(4 / 3);
  const aspect = rotation % 180 === 0 ? shape : 1 / shape;
  return (
    <div
      className={classes.stage}
      style={{ aspectRatio: aspect, '--aspect': aspect } as CSSProperties}
    >
      <video
        ref={video}
        className={classes.video}
        data-on-its-side={rotation % 180 !== 0 || undefined}
        style={{ transform: `scaleX(${mirrored ? -1 : 1}) rotate(${rotation}deg)` }}
        aria-label={label}
        muted
        playsInline
        onLoadedMetadata={({ currentTarget }) =>
          setShape(currentTarget.videoWidth / currentTarget.videoHeight || 4 / 3)
        }
      />
      {children}
    </div>
  );
}
