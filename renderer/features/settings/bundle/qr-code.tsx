import { encode } from 'uqr';

/** Pixels of a module as it is drawn. */
const SCALE = 4;
/** Modules that the code needs around it to be found. */
const QUIET = 4;

/** A QR code, black on white whatever the theme is: not every reader knows it the other way round. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data } = encode(text, { border: QUIET });
  const size = data.length;
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      width={size * SCALE}
      height={size * SCALE}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
