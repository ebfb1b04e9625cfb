import { KithError } from './errors.ts';
import { limits } from './limits.ts';

/** What stands for a space: line and paragraph ends, and tabs. */
const SPACING = /[\t-\r\u0085\p{Zl}\p{Zp}]/gu;
/** Characters that show nothing, or that change what stands around them or its direction, wherever they stand. */
const INVISIBLE =
  /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Cs}\u{FFF9}-\u{FFFB}\u{2800}]/gu;
/** Those that do show, by what they make of the letter or symbol beside them: in such a place they belong to the name. */
const JOINING = String.raw`[\p{sc=Arab}\p{sc=Syrc}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Mong}]`;
const BELONGS = new RegExp(
  [
    // A joiner or a non-joiner between letters that join, as in علی‌رضا.
    `(?<=${JOINING})[\\u200C\\u200D](?=${JOINING})`,
    // A joiner within a symbol made of several, and the choice between its plain and its colored form.
    String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})`,
    String.raw`(?<=\p{Extended_Pictographic})\uFE0F`,
    // The form of a Chinese character that a family writes itself with.
    String.raw`(?<=\p{sc=Hani})[\u{E0100}-\u{E01EF}]`,
  ].join('|'),
  'gu',
);
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A name as it is kept, and whether characters were taken out of it that nobody sees. */
export interface ReadName {
  readonly name: string;
  readonly removed: boolean;
}

/**
 * Reads a name as it came from a keyboard, a folder or a file: composed (NFC), each run of spaces and line ends one space, none at
 * the ends, without characters that nobody sees. Its length is counted in what a reader takes for characters.
 * Errors: `NameEmpty`, `NameTooLong`.
 */
export function readName(raw: string): ReadName {
  // Nothing longer is worth a look; what a name may have around it is far less.
  if (raw.length > limits.typedNameLength) throw new KithError('NameTooLong');
  const { text: name, removed } = oneLine(raw);
  // A name of marks only would be a blank in every list.
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) throw new KithError('NameEmpty');
  let length = 0;
  for (const _ of graphemes.segment(name)) {
    if (++length > limits.nameLength) throw new KithError('NameTooLong');
  }
  // A single character can carry any number of marks.
  if (name.length > limits.nameLength * limits.codeUnitsPerCharacter) {
    throw new KithError('NameTooLong');
  }
  return { name, removed };
}

/**
 * A text as one line: composed (NFC), each run of spaces and line ends one space, none at the ends, without characters that nobody
 * sees, and whether there were such.
 */
export function oneLine(raw: string): { text: string; removed: boolean } {
  let text = raw.replaceAll(SPACING, ' ');
  let removed = false;
  for (;;) {
    const seen = withoutInvisible(text);
    removed ||= seen !== text;
    const clean = seen.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
    // What is composed, or stands beside each other now, may make another character invisible.
    if (clean === text) return { text, removed };
    text = clean;
  }
}

/** A name as it is kept; for how and the errors see `readName`. */
export function cleanName(raw: string): string {
  return readName(raw).name;
}

/**
 * What two names share when a person would call them the same: compatible forms, without case and what nobody sees. Through
 * capitals, in which ß is SS and ς is Σ.
 */
export function nameKey(name: string): string {
  const shown = name.normalize('NFKC').replaceAll(INVISIBLE, '');
  return shown.toUpperCase().toLowerCase().normalize('NFKC');
}

/** Whether a text holds nothing but what a reader sees: no control characters, and none that is invisible or turns what is around it. */
export function showsItself(text: string): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) && withoutInvisible(text) === text;
}

function withoutInvisible(text: string): string {
  const belongs = new Set([...text.matchAll(BELONGS)].map(({ index }) => index));
  return text.replaceAll(INVISIBLE, (character, index: number) =>
    belongs.has(index) ? character : '',
  );
}
