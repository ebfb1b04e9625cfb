import type { CSSProperties } from 'react';
import type { FaceBox } from '../../electron/contract/index.ts';
import { place, type Area, type Picture } from './overlay-placement.ts';
import classes from './overlay.module.css';

/** A face to draw. */
export interface OverlayFace {
  readonly key: number;
  readonly box: FaceBox;
  /** Who it is; empty for a box without a name. */
  readonly label: string;
  /** What is said below the name, smaller. */
  readonly detail?: string;
  readonly tone: 'known' | 'ambiguous' | 'unknown' | 'waiting' | 'good';
  /** What a click on it does, and what that is called. */
  readonly action?: { readonly onClick: () => void; readonly label: string };
}

/**
 * Boxes and names over a video. Drawn as elements rather than on a canvas: text stays sharp, and can be clicked and read by
 * assistive technology and tests. Sizes are shares of the picture, so that a name on a large screen is read from afar.
 */
export function Overlay({
  faces,
  ...picture
}: Picture & {
  faces: readonly OverlayFace[];
}) {
  return (
    <div className={classes.layer} data-testid="overlay">
      {faces.map((face) => (
        <Face key={face.key} face={face} picture={picture} faces={faces.length} />
      ))}
    </div>
  );
}

function Face({ face, picture, faces }: { face: OverlayFace; picture: Picture; faces: number }) {
  const { box, label, detail, tone, action } = face;
  const { box: area, room, side, anchor } = place(box, picture, faces);
  const drawn = (
    <>
      <span className={classes.box} style={styleOf(area)} />
      {label && (
        <span className={classes.room} style={styleOf(room)} data-side={side}>
          <span
            className={classes.label}
            title={label}
            style={{ '--anchor': anchor } as CSSProperties}
          >
            <strong>{label}</strong>
            {detail && <small>{detail}</small>}
          </span>
        </span>
      )}
    </>
  );
  return action ? (
    <button
      type="button"
      onClick={action.onClick}
      aria-label={action.label}
      className={classes.face}
      data-tone={tone}
    >
      {drawn}
    </button>
  ) : (
    <div className={classes.face} data-tone={tone}>
      {drawn}
    </div>
  );
}

function styleOf({ left, top, width, height }: Area): CSSProperties {
  const percent = (share: number): string => `${share * 100}%`;
  return { left: percent(left), top: percent(top), width: percent(width), height: percent(height) };
}
