import type { ModelPack } from '../../contract/index.ts';

/** Finds faces and their 468 points. */
export const finderPack: ModelPack = {
  id: 'finder',
  title: 'BlazeFace detector and face mesh',
  source: {
    package: '@vladmandic/human',
    version: '3.3.6',
    integrity:
      'sha512-Nr5mPfq1gQ+uKeXY5uM3Fj8UxvF5CEh2s6txM5wRThqaW0mF9huooOuZSrT8hhGho0hGaXLFdAwfD/2+teCv6A==',
  },
  files: {
    detectorTopology: {
      path: 'models/blazeface.json',
      bytes: 79_038,
      sha256: 'cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f',
    },
    detectorWeights: {
      path: 'models/blazeface.bin',
      bytes: 538_928,
      sha256: 'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72',
    },
    meshTopology: {
      path: 'models/facemesh.json',
      bytes: 95_845,
      sha256: 'b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7',
    },
    meshWeights: {
      path: 'models/facemesh.bin',
      bytes: 1_477_958,
      sha256: '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b',
    },
  },
  license: {
    spdx: 'MIT AND Apache-2.0',
    notice:
      'Packaged by Vladimir Mandic (MIT). BlazeFace and Face Mesh are by Google’s MediaPipe team (Apache 2.0).',
  },
  input: 'RGB image of any size, shrunk to 128 or 256 pixels; mesh crops of 192 pixels',
  output: 'boxes, six key points, 468 mesh points',
  metric: null,
};
