import type { OnnxPack } from '../../contract/index.ts';

/** Tells a person from a printed picture. Fetched when liveness is switched on: 41 MB, of which 2 are kept. */
export const livenessPack: OnnxPack = {
  kind: 'onnx',
  id: 'liveness',
  title: 'MiniFASNet liveness check',
  source: {
    package: 'faceplugin-face-recognition-js',
    version: '0.0.1',
    integrity:
      'sha512-shriXjd4zJHEwhK1jHK+bWo8Vv6Vu9B/w6RRsd4AFtNM/jaI2vhuOamOSMl9qQmLd8WlQ7dgqN+3C2iOi5pXWw==',
    bytes: 41_114_878,
  },
  files: {
    network: {
      path: 'model/fr_liveness.onnx',
      bytes: 1_886_811,
      sha256: 'afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d',
    },
  },
  license: {
    spdx: 'MIT',
    notice:
      'Packaged as faceplugin-face-recognition-js (MIT). What its weights were trained on is not stated.',
  },
  input:
    'two RGB crops of 128 pixels, the face’s box enlarged 1.5 and 2.7 times, as blue, green, red from 0 to 255',
  output: 'three numbers: live, printed, replayed',
  metric: null,
  feed: {
    input: 'input',
    output: 'output',
    width: 128,
    height: 128,
    channels: 'BGR',
    range: [0, 255],
    mean: [0, 0, 0],
    scale: [1, 1, 1],
    layout: 'NCHW',
    size: 3,
  },
  golden: [-1.023394, 4.096765, -3.073347],
};
