import type { FaceBox } from '../../electron/contract/index.ts';
import classes from './overlay.module.css';

/** A face to draw. */
export interface OverlayFace {
  readonly key: number;
  readonly box: FaceBox;
  readonly label: string;
  readonly detail?: string;
  readonly tone: 'known' | 'unknown' | 'waiting' | 'good';
}

/**
 * Boxes and names over a video of `width`×`height` pixels. Drawn as elements rather than on a canvas: text stays sharp and
 * can be read by assistive technology and tests.
 */
export function Overlay({
  faces,
  width,
  height,
  mirrored,
}: {
  faces: readonly OverlayFace[];
  width: number;
  height: number;
  mirrored: boolean;
}) {
  const percent = (value: number, of: number): string => `${(value / of) * 100}%`;
  return (
    <div className={classes.layer} data-testid="overlay">
      {faces.map(({ key, box, label, detail, tone }) => {
        const left = mirrored ? width - box.x - box.width : box.x;
        return (
          <div
            key={key}
            className={classes.face}
            data-tone={tone}
            style={{
              left: percent(left, width),
              top: percent(box.y, height),
              width: percent(box.width, width),
              height: percent(box.height, height),
            }}
          >
            {label && (
              <span className={classes.label} data-below={box.y / height < 0.12 || undefined}>
                <strong>{label}</strong>
                {detail && <span>{detail}</span>}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
