import type { Page } from 'playwright-core';

/** Runs in the page: its camera shows one of the pictures until it is told to show another. */
function simulate(urls: readonly string[]): void {
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  const scene = { shown: 0 };
  Object.assign(window, { scene });
  mediaDevices.getUserMedia = async (wanted) => {
    const real = await open(wanted);
    const settings = real.getVideoTracks()[0]!.getSettings();
    for (const track of real.getTracks()) track.stop();
    const pictures = urls.map((src) => Object.assign(new Image(), { src }));
    await Promise.all(pictures.map(async (picture) => picture.decode()));
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: pictures[0]!.width, height: pictures[0]!.height });
    const context = canvas.getContext('2d')!;
    const stream = canvas.captureStream();
    const [track] = stream.getVideoTracks();
    track!.getSettings = () => settings;
    let frame = 0;
    const timer = setInterval(() => {
      if (track!.readyState === 'ended') return clearInterval(timer);
      context.drawImage(pictures[scene.shown]!, 0, 0);
      // No camera hands on the very same picture twice.
      context.fillStyle = `rgb(${frame % 256} 0 0)`;
      context.fillRect(0, 0, 2, 2);
      frame++;
    }, 33);
    return stream;
  };
}

/**
 * A camera that shows one of some pictures, JPEGs of one size, for as long as the test wants: a clip goes on however far a busy
 * machine has got with it. To be called before the page is opened, in a browser that has a camera. Returns what shows another.
 */
export async function sceneCamera(
  page: Page,
  pictures: readonly Buffer[],
): Promise<(picture: number) => Promise<void>> {
  const urls = pictures.map((jpeg) => `data:image/jpeg;base64,${jpeg.toString('base64')}`);
  await page.addInitScript(simulate, urls);
  return async (picture) => {
    await page.evaluate((shown) => {
      (window as unknown as { scene: { shown: number } }).scene.shown = shown;
    }, picture);
  };
}
