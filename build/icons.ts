import { mkdir } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';

/** Sides that Linux desktops, Windows and macOS ask for, in pixels. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** The tray's pictures for macOS, in both of its densities (electron's `native-image.md`, “Template Image”), in pixels. */
const TEMPLATES = { 'trayTemplate.png': 16, 'trayTemplate@2x.png': 32 };

/** Draws the icon in every size, `NxN.png` each, and the tray's templates, each from its one SVG. */
export async function writeIcons(
  svgs: { icon: string; tray: string },
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const size of SIZES) {
    await draw(svgs.icon, size).toFile(`${folder}/${size}x${size}.png`);
  }
  for (const [name, size] of Object.entries(TEMPLATES)) {
    await draw(svgs.tray, size).toFile(`${folder}/${name}`);
  }
}

function draw(svg: string, size: number): Sharp {
  // The SVG is 64 units wide; its density decides how finely it is drawn before it is resized.
  return sharp(svg, { density: (72 * size) / 64 })
    .resize(size, size)
    .png();
}
