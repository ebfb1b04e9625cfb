import {
  isLiteralElement,
  isPluralElement,
  isSelectElement,
  isTagElement,
  parse,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';

/** How much longer the pseudo-language is than English: what German and Finnish may need for a label. */
const LONGER = 0.4;

const accented: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
};

/** Messages in which every vowel has an accent and every text is longer by 40%; what is filled in stays as it is. */
export function pseudoMessages<T extends object>(messages: T): T {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoMessage(value) : pseudoMessages(value as object),
    ]),
  ) as T;
}

/** One ICU message, in the pseudo-language. */
export function pseudoMessage(message: string): string {
  return printAST(pseudoElements(parse(message, { shouldParseSkeletons: false })));
}

function pseudoElements(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.map((element) => {
    if (isLiteralElement(element)) return { ...element, value: pseudoText(element.value) };
    if (isTagElement(element)) return { ...element, children: pseudoElements(element.children) };
    if (isPluralElement(element) || isSelectElement(element)) {
      const options = Object.fromEntries(
        Object.entries(element.options).map(([name, option]) => [
          name,
          { ...option, value: pseudoElements(option.value) },
        ]),
      );
      return { ...element, options };
    }
    return element;
  });
}

/** Every few letters one is said twice, so that the text still breaks between words. */
function pseudoText(text: string): string {
  let letters = 0;
  return text.replaceAll(/\p{L}/gu, (letter) => {
    const shown = accented[letter] ?? letter;
    const before = Math.ceil(letters * LONGER);
    letters += 1;
    return Math.ceil(letters * LONGER) > before ? shown + shown.toLowerCase() : shown;
  });
}
