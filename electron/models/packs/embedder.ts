import type { ModelPack } from '../../contract/index.ts';

/** Turns an aligned chip into 128 numbers. */
export const embedderPack: ModelPack = {
  id: 'face',
  title: 'dlib face ResNet',
  source: {
    package: '@vladmandic/face-api',
    version: '1.7.15',
    integrity:
      'sha512-WDMmK3CfNLo8jylWqMoQgf4nIst3M0fzx1dnac96wv/dvMTN4DxC/Pq1DGtduDk1lktCamQ3MIDXFnvrdHTXDw==',
  },
  files: {
    manifest: {
      path: 'model/face_recognition_model-weights_manifest.json',
      bytes: 19_615,
      sha256: 'cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b',
    },
    weights: {
      path: 'model/face_recognition_model.bin',
      bytes: 6_444_032,
      sha256: 'b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589',
    },
  },
  license: {
    spdx: 'MIT AND CC0-1.0',
    notice:
      'Packaged by Vladimir Mandic (MIT). The network dlib_face_recognition_resnet_model_v1 is by Davis King (CC0).',
  },
  input: 'aligned RGB chip of 224 pixels, resized to 150, with its mirror image',
  output: '128 numbers, scaled to unit length',
  metric: 'cosine',
};
