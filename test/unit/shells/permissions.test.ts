import { expect, test } from 'vitest';
import { mayUse, type PermissionQuestion } from '../../../electron/shells/desktop/permissions.ts';

const video: PermissionQuestion = {
  permission: 'media',
  origin: 'app://kith/',
  isMainFrame: true,
  media: ['video'],
};

const questions: [string, Partial<PermissionQuestion>, boolean][] = [
  ['the picture of a camera, for our own page', {}, true],
  ['our origin without a path', { origin: 'app://kith' }, true],
  ['sound', { media: ['audio'] }, false],
  ['picture and sound', { media: ['video', 'audio'] }, false],
  ['media of no kind', { media: [] }, false],
  ['a frame inside the page', { isMainFrame: false }, false],
  ['our page, no frame in particular', { isMainFrame: null }, true],
  [
    'another page, no frame in particular',
    { isMainFrame: null, origin: 'app://kith.evil/' },
    false,
  ],
  ['another host', { origin: 'app://kith.evil/' }, false],
  ['another scheme', { origin: 'https://kith/' }, false],
  ['a page on disk', { origin: 'file:///kith/' }, false],
  ['no origin', { origin: '' }, false],
  ...['fullscreen', 'screen-wake-lock'].flatMap(
    (permission): [string, Partial<PermissionQuestion>, boolean][] => [
      [`${permission} for our own page`, { permission, media: [] }, true],
      [`${permission} for a frame inside it`, { permission, media: [], isMainFrame: false }, false],
      [`${permission} for another page`, { permission, media: [], origin: 'https://kith/' }, false],
    ],
  ),
  ...[
    'system-wake-lock',
    'geolocation',
    'notifications',
    'clipboard-read',
    'display-capture',
    'hid',
    'idle-detection',
    'midi',
    'openExternal',
    'pointerLock',
    'serial',
    'usb',
    'fileSystem',
    'unknown',
  ].map((permission): [string, Partial<PermissionQuestion>, boolean] => [
    permission,
    { permission },
    false,
  ]),
];

test.each(questions)('%s', (_name, change, allowed) => {
  expect(mayUse({ ...video, ...change })).toBe(allowed);
});
