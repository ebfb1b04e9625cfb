import { amount } from './amount.ts';

/** The languages that pages are looked at in; the last one is 40% longer, and from right to left: it has no pictures. */
export const languages = ['en', 'de', 'pseudo'] as const;
/** One of them. */
export type LookLanguage = (typeof languages)[number];

const pageWidths = [400, 900, 1280, 1920] as const;
const dialogWidths = [400, 1280] as const;
/** The width of a window. */
export type Width = (typeof pageWidths)[number];

const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

/** How a place is looked at. */
export interface Look {
  readonly width: Width;
  readonly scheme: Scheme;
}

/**
 * The looks of the short run take turns. Of a page two that are two widths apart differ in both, so that of the widths that axe
 * looks at one is light and one is dark.
 */
const turns: readonly (readonly [Scheme, LookLanguage])[] = [
  ['light', 'en'],
  ['light', 'de'],
  ['dark', 'de'],
  ['dark', 'en'],
];

/**
 * The looks at the page that is the `place`-th, in a language: in the long run at each width, light and dark. In the short one
 * it is seen once at each width over both languages, in each of them light and dark; four pages that follow one another are
 * seen in everything at each width. The pseudo-language, of which layout is all that counts, takes every second width.
 */
export function pageLooks(place: number, language: LookLanguage): readonly Look[] {
  const long = everyLook(pageWidths, language);
  const short = long.filter(({ width, scheme }) => {
    const turn = place + pageWidths.indexOf(width);
    return language === 'pseudo' ? turn % 2 === 0 : isItsTurn(turn, scheme, language);
  });
  return amount({ short, long });
}

/**
 * The same of a dialog, of which the short run has one picture: the next one's is of the other width, and in another language
 * or scheme. The pseudo-language takes every second dialog, on the narrow window.
 */
export function dialogLooks(place: number, language: LookLanguage): readonly Look[] {
  const long = everyLook(dialogWidths, language);
  const parity = place % dialogWidths.length;
  const short = long.filter(({ width, scheme }) =>
    language === 'pseudo'
      ? parity === 1 && width === dialogWidths[0]
      : width === dialogWidths[parity] && isItsTurn(place, scheme, language),
  );
  return amount({ short, long });
}

function isItsTurn(turn: number, scheme: Scheme, language: LookLanguage): boolean {
  const [lit, spoken] = turns[turn % turns.length]!;
  return lit === scheme && spoken === language;
}

function everyLook(widths: readonly Width[], language: LookLanguage): Look[] {
  return widths.flatMap((width, i) => {
    // In turns, so that only every second picture takes another scheme.
    const both = i % 2 === 0 ? schemes : schemes.toReversed();
    const all = language === 'pseudo' ? schemes.slice(0, 1) : both;
    return all.map((scheme) => ({ width, scheme }));
  });
}
