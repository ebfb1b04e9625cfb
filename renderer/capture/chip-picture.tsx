import { useEffect, useRef } from 'react';
import { chipSide } from '../../electron/contract/index.ts';
import classes from './chip-picture.module.css';

/** Draws a raw RGB chip, as wide as its place. */
export function ChipPicture({ chip, label }: { chip: Blob; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let shown = true;
    void chip.arrayBuffer().then((buffer) => {
      const context = canvas.current?.getContext('2d');
      if (!shown || !context) return;
      const rgb = new Uint8Array(buffer);
      const side = chipSide;
      const image = context.createImageData(side, side);
      for (let i = 0, o = 0; i < rgb.length; i += 3, o += 4) {
        image.data.set([rgb[i]!, rgb[i + 1]!, rgb[i + 2]!, 255], o);
      }
      context.putImageData(image, 0, 0);
    });
    return () => {
      shown = false;
    };
  }, [chip]);
  return (
    <canvas
      ref={canvas}
      className={classes.picture}
      width={chipSide}
      height={chipSide}
      role="img"
      aria-label={label}
    />
  );
}
