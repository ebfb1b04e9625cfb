import { expect, test } from 'vitest';
import { failures, KithError, type FailureCode } from '../../../electron/contract/index.ts';
import { describeRefused, refusalOf } from '../../../electron/shells/cli/common/refused-photos.ts';

test('what is wrong with photos is told apart, counted, and said in one sentence', () => {
  const refused = ['DamagedImage', 'NoFace', 'NoFace', 'SeveralFaces'] as const;
  expect(describeRefused(refused, 12, 'photos of strangers')).toBe(
    '4 of 12 photos of strangers were left out: 2 files show no face, 1 file shows several faces, and 1 file is damaged.',
  );
  expect(describeRefused(['NotAnImage'], 2, 'photos of Ada')).toBe(
    '1 of 2 photos of Ada was left out: 1 file isn’t a picture Kith can read.',
  );
  expect(describeRefused(['ImageTooLarge', 'ImageTooLarge'], 2, 'photos of Ada')).toBe(
    '2 of 2 photos of Ada were left out: 2 files are too large.',
  );
});

test('what is no fault of a photo’s is not said to be one', () => {
  const faults = (Object.keys(failures) as FailureCode[]).filter(
    (code) => refusalOf(new KithError(code)) !== null,
  );
  expect(faults.toSorted()).toEqual([
    'DamagedImage',
    'DecoderLost',
    // Of a photo that ended the networks’ process twice.
    'EngineLost',
    'FileExpected',
    'FileHidden',
    'FileMissing',
    'FileUnreadable',
    'FolderReadAlready',
    'FormatUnread',
    'ImageTooLarge',
    'NameEmpty',
    'NameNotText',
    'NameTooLong',
    'NameUnclear',
    'NoFace',
    'NoSuchPerson',
    'NobodysFile',
    'NotAFile',
    'NotAnImage',
    'PathLoops',
    'PathTooLong',
    'PoorQuality',
    'SeveralFaces',
    'TruncatedImage',
  ]);
  expect(refusalOf(new Error('any'))).toBeNull();
});
