import type { FaceFinder, FinderTimes, FoundFace } from '../../native-models/face/finder.ts';
import { fingerprint, isUniform, meanLuminance } from '../../native-models/face/image.ts';
import { cutLivenessCrop } from '../../native-models/face/liveness-crop.ts';
import { loadPageFinder } from '../../native-models/face/page-finder.ts';
import { Tracker } from '../../native-models/face/tracker.ts';
import type { CameraRotation } from '../../electron/contract/index.ts';
import { BlankWatch } from './blank-watch.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { PictureWatch } from './picture-watch.ts';
import { TurnChecks } from './turn-checks.ts';

/** The detector looks at every n-th frame; in between, known faces are followed by their mesh alone. */
const DETECT_EVERY = 15;

const tracker = new Tracker();
const turnChecks = new TurnChecks();
let canvas = new OffscreenCanvas(1, 1);
let watch = new PictureWatch();
let blanks = new BlankWatch();
let known: FoundFace['region'][] = [];
let frames = 0;
let shown: number | null = null;

const finder = load();

function post(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

async function load(): Promise<FaceFinder | null> {
  try {
    const [detectorTopology, detectorWeights, meshTopology, meshWeights] = await Promise.all(
      ['detectorTopology', 'detectorWeights', 'meshTopology', 'meshWeights'].map(fetchFile),
    );
    const loaded = await loadPageFinder({
      detector: { topology: parse(detectorTopology!), weights: detectorWeights! },
      mesh: { topology: parse(meshTopology!), weights: meshWeights! },
    });
    post({ kind: 'ready' });
    return loaded;
  } catch (error) {
    fail(error);
    return null;
  }
}

function fail(error: unknown): void {
  post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  process(data).catch(fail);
});

async function process({ frame, rotation, shownAt, playback, ...wanted }: ToWorker): Promise<void> {
  const { live, withCrop, crop, virtual, turns } = wanted;
  const loaded = await finder;
  if (!loaded) {
    frame.close();
    return;
  }
  if (playback !== shown) {
    shown = playback;
    known = [];
    tracker.reset();
    watch = new PictureWatch();
    blanks = new BlankWatch();
  }
  const start = performance.now();
  const image = readPixels(frame, rotation);
  const read = performance.now() - start;
  const luminance = meanLuminance(image);
  const print = fingerprint(image);
  const blank = live ? blanks.judge(isUniform(image) ? print : null, shownAt) : null;
  if (blank !== null) post({ kind: 'blank', playback, blank });
  const worth = live ? watch.judge(luminance, print, shownAt) : 'look';
  if (worth === 'unlit') return post({ kind: 'unlit' });
  if (worth === 'frozen') return post({ kind: 'frozen', playback });
  const times: FinderTimes = { detect: 0, mesh: 0, chip: 0 };
  const detect = known.length === 0 || frames % DETECT_EVERY === 0 ? 'quick' : 'rest';
  frames++;
  const faces = await loaded.find(image, { known, detect, times });
  known = faces.map(({ region }) => region);
  const tracks = tracker.update(faces.map(({ box }) => box));
  const captured = faces.map((face, i) => ({
    track: tracks[i]!,
    box: face.box,
    chip: face.chip,
    quality: face.quality,
    crop: withCrop ? { name: crop, pixels: cutLivenessCrop(image, face.box, crop), virtual } : null,
    turns: i === 0 ? turnChecks.see(turns, image, face, tracks[i]!) : null,
  }));
  post(
    {
      kind: 'frame',
      playback,
      frame: {
        faces: captured,
        width: image.width,
        height: image.height,
        luminance,
        print,
        shownAt,
        stages: { read, ...times },
      },
    },
    captured.flatMap(({ chip, crop: cut }) =>
      cut ? [chip.buffer, cut.pixels.buffer] : [chip.buffer],
    ),
  );
}

/** The pixels of a frame, upright. */
function readPixels(frame: ImageBitmap, rotation: CameraRotation) {
  const onItsSide = rotation % 180 !== 0;
  const width = onItsSide ? frame.height : frame.width;
  const height = onItsSide ? frame.width : frame.height;
  if (canvas.width !== width || canvas.height !== height)
    canvas = new OffscreenCanvas(width, height);
  // Kept in main memory: reading back from a GPU every frame costs more than drawing there saves.
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false })!;
  context.setTransform(1, 0, 0, 1, width / 2, height / 2);
  context.rotate((rotation * Math.PI) / 180);
  context.drawImage(frame, -frame.width / 2, -frame.height / 2);
  frame.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, channels: 4 as const, data };
}

async function fetchFile(role: string): Promise<Uint8Array> {
  const response = await fetch(`/packs/finder/${role}`);
  if (!response.ok) throw new Error(`The face finder could not be loaded (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}

function parse<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
