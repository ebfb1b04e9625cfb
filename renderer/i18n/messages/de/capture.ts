import type { Messages } from '../messages.ts';

export const capture: Messages['capture'] = {
  camera: 'Kamera',
  cameraNumber: 'Kamera {number, number}',
  noCamera: 'Keine Kamera',
  videoFile: 'Videodatei',
  openingCamera: 'Die Kamera wird geöffnet',
  openingOther: 'Stattdessen wird „{camera}“ geöffnet',
  loadingFinder: 'Die Gesichtssuche wird geladen',
  tryAgain: 'Noch einmal versuchen',
  tried: {
    camera: 'Kith hat auch „{camera}“ versucht.',
    finder: 'Kith hat sie neu geladen, und sie ist wieder ausgefallen.',
    recognition: 'Kith hat sie neu gestartet, und sie ist wieder ausgefallen.',
  },
};
