import { mkdir } from 'node:fs/promises';
import sharp from 'sharp';

/** Sides that Linux desktops, Windows and macOS ask for, in pixels. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** Draws the icon in every size, `NxN.png` each, from its one SVG. */
export async function writeIcons(svg: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const size of SIZES) {
    // The SVG is 64 units wide; its density decides how finely it is drawn before it is resized.
    await sharp(svg, { density: (72 * size) / 64 })
      .resize(size, size)
      .png()
      .toFile(`${folder}/${size}x${size}.png`);
  }
}
