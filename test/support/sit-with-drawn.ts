import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { beforeAll } from 'vitest';
import type { Settings } from '../../electron/contract/index.ts';
import { assembleInNode } from '../../electron/shells/node-shell.ts';
import { messagesIn } from '../../renderer/i18n/messages-in.ts';
import { sit, type Sitting } from './browser-shell.ts';
import { drawnPeople, drawnScene, ringOfTurns } from './drawn-faces.ts';
import { DAY, writeDrawnGallery } from './drawn-gallery.ts';
import { sharedFolder, temporaryFolder } from './folders.ts';
import type { LookLanguage } from './chosen-looks.ts';
import { createLooker, type Looker } from './looks.ts';

/** The words of the page in a language, to find things by. */
export const wordsIn = (language: LookLanguage) =>
  createTranslator({
    locale: language === 'pseudo' ? 'en' : language,
    messages: messagesIn(language),
  });

/** A sitting before the drawn gallery, with what looks at it and the words that it shows. */
export interface DrawnSitting extends Sitting {
  readonly looker: Looker;
  readonly t: ReturnType<typeof wordsIn>;
}

const FIXED_DAY = new URL('fixed-day.mjs', import.meta.url).href;

/**
 * To be called at the top of a file: the drawn gallery is made before its tests. Returns what sits down before a copy of it, in a
 * language and always on the same day, does the work, and answers with everything that was found wrong. The camera, where there
 * is one, sees the first of the drawn people.
 */
export function drawnSittings() {
  const drawn = sharedFolder();
  const scratch = sharedFolder();
  const clip = join(scratch, 'drawn.mjpeg');
  beforeAll(async () => {
    await import(FIXED_DAY);
    const [ada, front] = [drawnPeople[0]!, ringOfTurns[0]!];
    // No camera hands on the very same picture twice.
    const frames = [92, 93].map((quality) => drawnScene(ada, front, quality));
    writeFileSync(clip, Buffer.concat(await Promise.all(frames)));
    await writeDrawnGallery(drawn);
  });
  return async (
    language: LookLanguage,
    {
      camera,
      empty = false,
      prepare,
      ...settings
    }: Partial<Settings> & {
      camera: boolean;
      /** Whether nobody is enrolled. */
      empty?: boolean;
      /** What is done to the data folder before. */
      prepare?: (dataFolder: string) => Promise<void>;
    },
    work: (sitting: DrawnSitting) => Promise<void>,
  ): Promise<string[]> => {
    const data = temporaryFolder();
    if (!empty) cpSync(drawn, data, { recursive: true });
    const assembled = await assembleInNode('command line', data);
    await assembled.kith.settings.update({ welcomed: true, language, ...settings });
    await assembled.close();
    await prepare?.(data);
    return onFixedDay(() =>
      sit(
        data,
        camera ? clip : null,
        async (sitting) => {
          await sitting.page.locator('main').waitFor();
          const looker = createLooker(sitting.page, language);
          await work({ ...sitting, looker, t: wordsIn(language) });
          return looker.found();
        },
        {
          // The pictures of the settings say that nothing was measured yet.
          measures: true,
          timezoneId: 'UTC',
          before: async (page) => {
            await page.clock.setFixedTime(DAY);
            await page.addInitScript(slowDown, BETWEEN_FRAMES);
            await page.addInitScript(haveForeignVoice);
          },
        },
      ),
    );
  };
}

/** Milliseconds between two pictures of the camera in which faces are looked for. */
const BETWEEN_FRAMES = 300;

/** Runs in the page: of a face that is there to be looked at, recognition needs few pictures, and of the machine it leaves the rest. */
function slowDown(pause: number): void {
  const ask = Reflect.get(HTMLVideoElement.prototype, 'requestVideoFrameCallback');
  let last = -Infinity;
  HTMLVideoElement.prototype.requestVideoFrameCallback = function (tell) {
    const hear: VideoFrameRequestCallback = (now, frame) => {
      if (now - last < pause) return void ask.call(this, hear);
      last = now;
      tell(now, frame);
    };
    return ask.call(this, hear);
  };
}

/** Runs in the page: machines have other voices, and none is waited for where there is one. */
function haveForeignVoice(): void {
  const voice = { lang: 'fr-FR', localService: true, default: true } as SpeechSynthesisVoice;
  speechSynthesis.getVoices = () => [voice];
}

/** Does work whose processes begin at the fixed moment. */
async function onFixedDay<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env['NODE_OPTIONS'];
  process.env['NODE_OPTIONS'] = `${before ?? ''} --import ${FIXED_DAY}`;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = before;
  }
}

/** By the beginning of an address: what the page shows once the owner has answered. The longest that fits counts. */
const signs: Readonly<Record<string, string>> = {
  '': 'main:has-text("Zoë")',
  enroll: 'main button',
  people: 'main:has-text("Юлия Ковалёва")',
  'people/': 'main:has-text("I agree."), main .mantine-Alert-root',
  'people/history': 'main li',
  training: 'main:has-text("16"):has(tbody tr:nth-child(3))',
  'training/': 'main canvas',
  'training/labels': 'main figure img',
  settings: 'main table',
  unknown: 'main img, main .tabler-icon-user-question',
};

/** Goes to a page by its address, and waits until it has nothing more to load. */
export async function goToPlace({ page }: Sitting, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = `/${hash}`;
  }, place);
  const fitting = Object.keys(signs).filter((beginning) => place.startsWith(beginning));
  const [longest = ''] = fitting.toSorted((a, b) => b.length - a.length);
  await page.locator(signs[longest]!).first().waitFor();
  await loaded({ page });
}

/** Waits until nothing is being measured, pictures are decoded, and the initials and bars that stand for what is to come are gone. */
export async function loaded({ page }: Pick<Sitting, 'page'>): Promise<void> {
  await page.waitForFunction(() => {
    const initials = [
      ...document.querySelectorAll('.mantine-Avatar-placeholder, [class*=_initials_]'),
    ];
    const images = [...document.images].filter((image) => image.checkVisibility());
    return (
      initials.every(({ textContent }) => textContent === '') &&
      images.every(({ complete, naturalWidth }) => complete && naturalWidth > 0) &&
      !document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root, [aria-busy=true]')
    );
  });
}
