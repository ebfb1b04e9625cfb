import sharp from 'sharp';
import { chipSide } from '../../electron/contract/index.ts';
import { assembleInNode } from '../../electron/shells/node-shell.ts';
import type { Gallery } from '../../electron/core/ports/index.ts';
import { inGallery } from './in-gallery.ts';
import { consent, goodQuality, unitVector } from './samples.ts';

const firsts =
  'José Zoë Åsa Ada Grace Hedy Mary Élodie Bjørn Çelik Dušan Emil Fatima Gül Hana Igor Jürgen Kaoru Łukasz Mónica Nguyễn Olga Pádraig Quentin Renée Søren Tomáš Ülkü Věra Wanjiru Xóchitl Yusuf Żaneta Amara Bruno Chiara Diego Esi Farid Gita'.split(
    ' ',
  );
const lasts =
  'García Lovelace Hopper Lamarr Jackson Müller Novák Øster Şahin Dvořák Kowalska Nakamura Okafor Papadopoulos Quispe Rossi Silva Tanaka Ulrich Vásquez Weiß Xu Yılmaz Zając Andersen Bianchi Cohen Diallo Eriksson Ferreira Gruber Hansen Ivanova Jensen Kim Larsen Moreau Nowak Osei Petrov Ramírez Sato Torres Uzun Virtanen Wagner Yamada Zimmer Abe Berg'.split(
    ' ',
  );

/** So many of them look different, who stand far enough apart in a list: drawing is what takes time. */
const LOOKS = 40;
/** Degrees that heads are turned by. */
const YAWS = [0, 17, -28];

/** The name of a made-up person, of the first 54,000 each a different one; from the 2,001st on with a middle initial. */
export function madeUpName(number: number): string {
  const first = firsts[number % firsts.length]!;
  const last = lasts[Math.floor(number / firsts.length) % lasts.length]!;
  const round = Math.floor(number / (firsts.length * lasts.length));
  const middle = round > 0 ? `${String.fromCodePoint(64 + round)}. ` : '';
  return `${first} ${middle}${last}`;
}

/**
 * Writes a gallery of people who do not exist into a data folder: drawn faces in three poses, vectors that nobody's face gave,
 * each enrolled a minute after the one before. Every third was seen, the later ones more recently. The first-run page is behind them.
 */
export async function writeMadeUpPeople(dataFolder: string, people: number): Promise<void> {
  // A Kith makes its folder and its key, and knows the version that it comes with.
  await (await assembleInNode('command line', dataFolder)).close();
  await inGallery(dataFolder, (gallery) => enrollMadeUp(gallery, people));
}

async function enrollMadeUp(gallery: Gallery, people: number): Promise<void> {
  const drawn = Array.from({ length: LOOKS }, (_, look) => YAWS.map((yaw) => drawnFace(look, yaw)));
  const start = consent.acceptedAt.getTime();
  // Lately: what was longer ago is erased when Kith starts.
  const seenSince = Date.now() - 60_000 * people - 1000;
  for (let number = 0; number < people; number++) {
    const acceptedAt = new Date(start + 60_000 * number);
    const samples = await Promise.all(
      YAWS.map(async (yaw, i) => ({
        chip: await drawn[number % LOOKS]![i]!,
        embedding: unitVector(3 * number + i + 1),
        versionId: gallery.activeId(),
        quality: { ...goodQuality, HeadPoseYaw: yaw },
        source: 'webcam' as const,
        takenAt: acceptedAt,
        liveness: null,
        camera: null,
        turns: null,
      })),
    );
    const { id } = await gallery.enroll(madeUpName(number), { ...consent, acceptedAt }, samples);
    const times = number % 3 === 0 ? (number % 10) + 1 : 0;
    for (let seen = 0; seen < times; seen++) {
      const at = new Date(seenSince + 60_000 * number + seen);
      await gallery.record('recognized', at, { personId: id, score: 0.97 });
    }
  }
  await gallery.saveSettings({ welcomed: true });
}

/** The JPEG of a drawn face, turned by degrees of yaw; each look has colors of its own. */
function drawnFace(look: number, yaw: number): Promise<Buffer> {
  const hue = (look * 47) % 360;
  const x = 112 + yaw;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${chipSide}" height="${chipSide}">
    <rect width="224" height="224" fill="hsl(${hue}, 35%, 75%)"/>
    <ellipse cx="112" cy="120" rx="70" ry="92" fill="hsl(${((look * 13) % 40) + 10}, 45%, ${45 + (look % 40)}%)"/>
    <path d="M42 100 A70 92 0 0 1 182 100 Z" fill="hsl(${hue}, 30%, 25%)"/>
    <circle cx="${x - 26}" cy="118" r="8" fill="#222"/><circle cx="${x + 26}" cy="118" r="8" fill="#222"/>
    <path d="M${x - 24} 166 q24 16 48 0" fill="none" stroke="#622" stroke-width="6"/>
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}
