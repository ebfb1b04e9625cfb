import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { sit, startShell, type Shell, type SittingOptions } from '../support/browser-shell.ts';
import { sharedFolder } from '../support/folders.ts';
import { needing } from '../support/needing.ts';
import { preparedClip, preparedData, preparedPeople } from '../support/prepared.ts';
import { frameOf, samplePhoto, type SamplePerson } from '../support/sample-faces.ts';
import { beginEnrollment, expectText, seeLive } from '../support/walk.ts';

needing('browser');

const folder = sharedFolder();
let clip: string;
let people: SamplePerson[];
beforeAll(async () => {
  clip = await preparedClip();
  people = await preparedPeople();
});

/** A sitting on a data folder of its own, past the first page; nobody is enrolled unless named. */
async function withKith(
  camera: string | null,
  work: (page: Page, shell: Shell) => Promise<void>,
  enrolled: readonly string[] = [],
  options?: SittingOptions,
): Promise<void> {
  await sit(await preparedData(enrolled), camera, ({ page, shell }) => work(page, shell), options);
}

test('without a camera the page says so, and photos still enroll', async () => {
  await withKith(null, async (page) => {
    await expectText(page.getByRole('alert'), 'No camera was found');
    await beginEnrollment(page, 'Ada');
    // The way to photos is right below what is wrong with the camera.
    await expectText(page.getByRole('alert'), 'No camera was found');
    await page.getByRole('button', { name: 'Use photos instead' }).click();
    const photo = (phase: number) => frameOf(people[0]!, phase);
    const whole = await photo(0.2);
    await page.getByLabel('Photos', { exact: true }).setInputFiles([
      { name: 'good.jpg', mimeType: 'image/jpeg', buffer: whole },
      {
        name: 'turned.jpg',
        mimeType: 'image/jpeg',
        buffer: await sharp(
          await sharp(await photo(0.5))
            .rotate(-90)
            .toBuffer(),
        )
          .withMetadata({ orientation: 6 })
          .jpeg()
          .toBuffer(),
      },
      { name: 'half.jpg', mimeType: 'image/jpeg', buffer: whole.subarray(0, whole.length / 2) },
      { name: 'text.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('I am a text') },
      { name: 'group.jpg', mimeType: 'image/jpeg', buffer: await readFile(samplePhoto(6)) },
      {
        name: 'wall.png',
        mimeType: 'image/png',
        buffer: await sharp({
          create: { width: 400, height: 300, channels: 3, background: 'gray' },
        })
          .png()
          .toBuffer(),
      },
      {
        name: 'dark.jpg',
        mimeType: 'image/jpeg',
        buffer: await sharp(whole).linear(0.12, 0).jpeg().toBuffer(),
      },
      {
        name: 'blurred.jpg',
        mimeType: 'image/jpeg',
        buffer: await sharp(whole).blur(9).jpeg().toBuffer(),
      },
      {
        name: 'tiny.jpg',
        mimeType: 'image/jpeg',
        buffer: await sharp(whole).resize(140).jpeg().toBuffer(),
      },
    ]);
    const outcome = page.getByRole('status').filter({ hasText: '2 added, 6 skipped' });
    await outcome.getByRole('button', { name: '2 added, 6 skipped' }).click();
    await outcome.getByText('tiny.jpg').waitFor();
    const text = await outcome.innerText();
    for (const sentence of [
      /ends too early[^\n]*\n+half\.jpg/,
      /Kith can’t read this file[^\n]*\n+text\.jpg/,
      /No face was found[^\n]*\n+wall\.png/,
      /too dark[^\n]*\n+dark\.jpg/,
      /blurred[^\n]*\n+blurred\.jpg/,
      /too small[^\n]*\n+tiny\.jpg/,
    ]) {
      expect(text).toMatch(sentence);
    }
    await page.getByText('2 pictures', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Save Ada' }).click();
    await page.getByText('Ada is enrolled').waitFor();
  });
});

test('a camera that is refused is told from one that is missing', async () => {
  const before = (page: Page) =>
    page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('no', sessionStorage['refusal'] ?? 'NotAllowedError'));
    });
  const work = async (page: Page): Promise<void> => {
    await expectText(page.getByRole('alert'), 'Kith isn’t allowed to use the camera');
    await page.evaluate(() => (sessionStorage['refusal'] = 'NotReadableError'));
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectText(page.getByRole('alert'), 'Another program is using');
  };
  await withKith(null, work, [], { before });
});

test('an unplugged camera is said, and one that comes back goes on by itself', async () => {
  await withKith(clip, async (page) => {
    await seeLive(page, 'Unknown');
    await page.evaluate(() => {
      const [track] = (document.querySelector('video')!.srcObject as MediaStream).getVideoTracks();
      track!.dispatchEvent(new Event('ended'));
    });
    await expectText(page.getByRole('alert'), 'The camera was unplugged');
    await page.getByTestId('overlay').locator('strong').waitFor({ state: 'detached' });
    await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
    await seeLive(page, 'Unknown');
  });
});

/** A video file of what the camera shows. */
async function recordVideo(
  page: Page,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const recorded = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const recorder = new MediaRecorder(stream, { mimeType: 'video/webm' });
    const parts: Blob[] = [];
    // However busy the machine is, it is two seconds with pictures in all of them.
    const enough = new Promise<void>((resolve) =>
      recorder.addEventListener('dataavailable', ({ data }) => {
        if (data.size > 0 && parts.push(data) === 20) resolve();
      }),
    );
    recorder.start(100);
    await enough;
    const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve));
    recorder.stop();
    await ended;
    for (const track of stream.getTracks()) track.stop();
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  return { name: 'recorded.webm', mimeType: 'video/webm', buffer: Buffer.from(recorded) };
}

test('a video file can be the camera, and a file that is none is refused', async () => {
  await withKith(clip, async (page) => {
    const recorded = await recordVideo(page);
    const input = page.getByLabel('Video file');
    await input.setInputFiles(recorded);
    const played = () => page.evaluate(() => document.querySelector('video')!.src);
    await expect.poll(played).toMatch(/^blob:/);
    await seeLive(page, 'Unknown');
    expect(await played()).toMatch(/^blob:/);

    const noise = join(folder, 'noise.webm');
    writeFileSync(noise, 'this is no video');
    await input.setInputFiles(noise);
    await expectText(page.getByRole('alert'), 'can’t play this file as a video');

    // The browser tells of another choice only: so that the same file is one again, nothing stays chosen.
    await expect.poll(() => input.inputValue()).toBe('');
  });
});

test('a video file that is chosen while the camera opens plays, and the camera is let go', async () => {
  await withKith(clip, async (page) => {
    const recorded = await recordVideo(page);
    await page.addInitScript(() => {
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      const opened = new Promise<void>((resolve) => Object.assign(window, { letOpen: resolve }));
      navigator.mediaDevices.getUserMedia = async (constraints) => {
        Object.assign(window, { asked: true });
        await opened;
        const stream = await open(constraints);
        Object.assign(window, { stream });
        return stream;
      };
    });
    await page.reload();
    await page.getByText('Opening the camera').waitFor();
    // The camera is on its way, not only about to be asked for.
    await page.waitForFunction(() => 'asked' in window);
    await page.getByLabel('Video file').setInputFiles(recorded);
    await seeLive(page, 'Unknown');
    const state = await page.evaluate(async () => {
      const held = window as unknown as { letOpen: () => void; stream?: MediaStream };
      // Not even for a moment.
      const shown: unknown[] = [];
      Object.defineProperty(document.querySelector('video')!, 'srcObject', {
        set: (stream) => {
          shown.push(stream);
        },
      });
      held.letOpen();
      while (held.stream === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 200));
      return {
        shown: shown.length,
        tracks: held.stream.getTracks().map(({ readyState }) => readyState),
      };
    });
    expect(state).toEqual({ shown: 0, tracks: ['ended'] });
    await seeLive(page, 'Unknown');
  });
});

test('a face finder that could not be loaded is said, and loaded when it is tried again', async () => {
  const weights = '**/packs/finder/meshWeights';
  const before = (page: Page) => page.route(weights, (route) => route.fulfill({ status: 500 }));
  const work = async (page: Page): Promise<void> => {
    await expectText(page.getByRole('alert'), 'Face detection isn’t working');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectText(page.getByRole('alert'), 'Kith reloaded it, and it failed again');
    await page.unroute(weights);
    await page.getByRole('button', { name: 'Try again' }).click();
    await seeLive(page, 'Unknown');
  };
  await withKith(clip, work, [], { before });
});

test('a page that comes while Kith is paused does not open the camera', async () => {
  await withKith(clip, async (page) => {
    await seeLive(page, 'Unknown');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused: the camera is off').waitFor();
    await page.addInitScript(() => {
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = (constraints) => {
        Object.assign(window, { asked: true });
        return open(constraints);
      };
    });
    await page.reload();
    await page.getByText('Paused: the camera is off').waitFor();
    expect(await page.evaluate(() => 'asked' in window)).toBe(false);
    await page.getByRole('button', { name: 'Resume' }).click();
    await seeLive(page, 'Unknown');
  });
});

test.skipIf(process.platform === 'win32')(
  'whoever sits down while the window is hidden does not get the name of who sat there before',
  async () => {
    const work = async (page: Page, shell: Shell): Promise<void> => {
      const names = page.getByTestId('overlay').locator('strong');
      await seeLive(page, 'Ada');
      // From here on nobody is decided on, so that a name could only be one from before.
      process.kill(shell.hostPid(), 'SIGSTOP');
      await showWindow(page, 'hidden');
      await expect.poll(() => names.count()).toBe(0);
      await showWindow(page, 'visible');
      let first: string[] = [];
      await expect.poll(async () => (first = await names.allTextContents())).not.toEqual([]);
      expect(first).toEqual(['Looking…']);
      process.kill(shell.hostPid(), 'SIGCONT');
      await seeLive(page, 'Ada');
    };
    await withKith(clip, work, ['Ada']);
  },
);

/** Hides the window, or shows it again, as the system does. */
async function showWindow(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

test('names that cannot be used are refused where they are typed', async () => {
  const work = async (page: Page): Promise<void> => {
    await page.getByRole('checkbox').check();
    await page.getByRole('textbox', { name: 'Name' }).fill('a'.repeat(10_000));
    await page.getByRole('button', { name: 'Begin' }).click();
    await expectText(page.getByRole('alert'), 'The name is too long');
    await page.getByRole('textbox', { name: 'Name' }).fill('   ');
    await expect.poll(() => page.getByRole('button', { name: 'Begin' }).isDisabled()).toBe(true);
  };
  await withKith(null, work, [], { place: 'enroll' });
});

test('when recognition is killed the page says so and goes on by itself', async () => {
  const work = async (page: Page, shell: Shell): Promise<void> => {
    await seeLive(page, 'Ada');
    process.kill(shell.hostPid(), 'SIGKILL');
    await page.getByText('Recognition stopped and is restarting').waitFor();
    await page.getByText('Recognition stopped and is restarting').waitFor({ state: 'detached' });
    await seeLive(page, 'Ada');
  };
  await withKith(clip, work, ['Ada']);
});

test('pausing and hiding the window stop the camera; coming back starts it', async () => {
  await withKith(clip, async (page) => {
    await seeLive(page, 'Unknown');
    const running = () => page.evaluate(() => document.querySelector('video')!.srcObject !== null);
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect.poll(running).toBe(false);
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect.poll(running).toBe(true);
    await showWindow(page, 'hidden');
    await expect.poll(running).toBe(false);
    await showWindow(page, 'visible');
    await expect.poll(running).toBe(true);
    await seeLive(page, 'Unknown');
  });
});

/** Kills Kith under a page that it shows, which says so. */
async function killKith(page: Page, shell: Shell): Promise<void> {
  await page.getByRole('navigation').waitFor();
  const ended = once(shell.process, 'exit');
  shell.process.kill('SIGKILL');
  await ended;
  await expectText(page, 'Kith has stopped');
}

test('when Kith itself is killed the page says so, and comes back with the next Kith at the same address', async () => {
  const data = await preparedData();
  await sit(data, null, async ({ page, shell }) => {
    await killKith(page, shell);
    const next = await startShell(data);
    try {
      expect(new URL(next.address).origin).toBe(new URL(shell.address).origin);
      await page.getByRole('navigation').waitFor();
    } finally {
      await next.stop();
    }
  });
});

test('a browser that the next Kith does not know is told so', async () => {
  const data = await preparedData();
  await sit(data, null, async ({ page, shell }) => {
    await killKith(page, shell);
    await page.context().clearCookies();
    const next = await startShell(data);
    try {
      await expectText(page, 'Kith doesn’t know this browser');
    } finally {
      await next.stop();
    }
  });
});

test('without a network the page goes on as with one', async () => {
  const work = async (page: Page): Promise<void> => {
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    const keepActivity = page.getByRole('switch', { name: 'Keep activity' });
    const wasOn = await keepActivity.isChecked();
    await keepActivity.press('Space');
    await expect.poll(() => keepActivity.isChecked()).toBe(!wasOn);
  };
  await withKith(null, work, [], { place: 'settings' });
});

test('what is dropped beside a place for it does not take the page away', async () => {
  await withKith(null, async (page) => {
    await page.evaluate(() => {
      const seen: Record<string, boolean> = {};
      // Comes after the page's own listeners: what they left alone, the browser would open.
      for (const type of ['dragover', 'drop']) {
        window.addEventListener(type, (event) => (seen[type] = event.defaultPrevented));
      }
      Object.assign(window, { seen });
    });
    const devtools = await page.context().newCDPSession(page);
    const data = {
      items: [{ mimeType: 'text/uri-list', data: 'https://evil.example/' }],
      dragOperationsMask: 1,
    };
    // On a busy machine Chromium now and then forgets a drag of DevTools' before it ends: it is done again.
    const drag = async () => {
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await devtools.send('Input.dispatchDragEvent', { type, x: 640, y: 700, data });
      }
      return page.evaluate(() => (window as unknown as { seen: object }).seen);
    };
    await expect.poll(drag, { interval: 500 }).toEqual({ dragover: true, drop: true });
    await expectText(page.getByRole('alert'), 'No camera was found');
  });
});

describe('to others', () => {
  needing('proc-net');

  test('nobody else on the network can reach it', async () => {
    await withKith(null, async (_page, shell) => {
      const port = Number(new URL(shell.address).port);
      const listening = await listenersOn(port);
      // Written as the kernel does: 127.0.0.1 from its last byte on.
      expect(listening).toEqual(['0100007F']);
    });
  });
});

/** The local addresses, in the kernel's hexadecimal, on which something listens on a port. */
async function listenersOn(port: number): Promise<string[]> {
  const lines = await Promise.all(
    // Where IPv6 is switched off there is no second list.
    ['/proc/net/tcp', '/proc/net/tcp6']
      .filter((table) => existsSync(table))
      .map(async (table) => (await readFile(table, 'utf8')).split('\n')),
  );
  return lines.flat().flatMap((line) => {
    const [, local, , state] = line.trim().split(/\s+/);
    const [address, at] = local?.split(':') ?? [];
    return state === '0A' && parseInt(at ?? '', 16) === port ? [address!] : [];
  });
}

test('an address that was used does not open again, and a socket without the session does not either', async () => {
  await withKith(null, async (page, shell) => {
    const origin = new URL(shell.address).origin;
    expect((await fetch(shell.address)).status).toBe(401);
    expect((await fetch(`${origin}/packs/finder/meshWeights`)).status).toBe(401);
    const { WebSocket } = await import('ws');
    const refused = await new Promise((resolve) => {
      const socket = new WebSocket(origin.replace('http', 'ws') + '/rpc', { origin });
      socket.on('error', () => resolve(true));
      socket.on('open', () => resolve(false));
    });
    expect(refused).toBe(true);
    await page.reload();
    await page.getByRole('navigation').waitFor();
  });
});
