import { useEffect, useRef } from 'react';
import { ActionIcon, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { chipSide, limits } from '../../../electron/contract/index.ts';
import { countText } from '../../i18n/en.ts';
import type { DraftSample } from './draft-sample.ts';
import { openIn, STILL_SAMPLES } from './poses.ts';
import classes from './sample-strip.module.css';

/** The samples taken so far, each of which can be thrown away, and the places still empty. */
export function SampleStrip({
  samples,
  still,
  disabled,
  onDiscard,
}: {
  samples: readonly DraftSample[];
  /** Whether the person chose not to move their head. */
  still: boolean;
  /** Whether they are being compared or saved, and none can be thrown away. */
  disabled: boolean;
  onDiscard: (key: number) => void;
}) {
  const open = still ? [] : openIn(samples);
  const places = still ? STILL_SAMPLES : limits.webcamSamples;
  const free = Math.max(0, places - samples.length);
  return (
    <div>
      <Text size="sm" fw={600} mb={6} role="status" aria-live="polite">
        {countText(samples.length, 'sample')}
      </Text>
      <ul className={classes.grid} aria-label="Samples">
        {samples.map((sample, i) => (
          <li key={sample.key} className={classes.cell}>
            <ChipPicture chip={sample.chip} label={`Sample ${i + 1}`} />
            {sample.segment && <span className={classes.pose}>{sample.segment}</span>}
            {!disabled && (
              <ActionIcon
                className={classes.discard}
                size={24}
                radius="xl"
                color="dark"
                aria-label={`Throw away sample ${i + 1}`}
                onClick={() => onDiscard(sample.key)}
              >
                <IconX size={15} />
              </ActionIcon>
            )}
          </li>
        ))}
        {Array.from({ length: free }, (_, i) => (
          <li key={`free-${i}`} className={classes.free} aria-hidden>
            {open[i]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Draws a raw RGB chip. */
function ChipPicture({ chip, label }: { chip: Blob; label: string }) {
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
