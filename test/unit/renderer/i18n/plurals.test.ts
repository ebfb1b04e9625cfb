import {
  isArgumentElement,
  isDateElement,
  isLiteralElement,
  isNumberElement,
  isPluralElement,
  isSelectElement,
  isTagElement,
  isTimeElement,
  parse,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { de } from '../../../../renderer/i18n/messages/de/index.ts';
import { en } from '../../../../renderer/i18n/messages/en/index.ts';
import { flatMessages } from '../../../support/flat-messages.ts';

const COUNTS = [0, 1, 2];

describe('what is said of several', () => {
  it('is said of none and of one as well, where pictures are given to somebody', () => {
    const moved = (locale: string, { repairs }: typeof de) => {
      const translate = createTranslator({ locale, messages: { done: repairs.move.done } });
      return COUNTS.map((count) => translate('done', { count, name: 'Ada' }));
    };
    expect(moved('en', en)).toEqual([
      'Ada has nothing new.',
      '1 picture is Ada’s now.',
      '2 pictures are Ada’s now.',
    ]);
    expect(moved('de', de)).toEqual([
      'Zu Ada kam nichts Neues.',
      '1 Bild gehört jetzt zu Ada.',
      '2 Bilder gehören jetzt zu Ada.',
    ]);
  });

  for (const [locale, messages] of [
    ['en', en],
    ['de', de],
  ] as const) {
    const plurals = [...flatMessages(messages)].filter(([, message]) => hasPlural(parse(message)));

    it(`is whole sentences in ${locale}, of 0, 1 and 2`, () => {
      const said = plurals.flatMap(([, message]) => {
        const translate = createTranslator({ locale, messages: { message } });
        return fillings(parse(message)).map((values) =>
          translate.markup('message', values as never),
        );
      });
      expect(said.filter((text) => /[.!?] +\p{Ll}/u.test(text))).toEqual([]);
    });

    it(`ends a sentence in ${locale} for every number or for none, where more follows`, () => {
      const torn = plurals.filter(([, message]) =>
        endingsOf(parse(message)).some((endings) => new Set(endings).size > 1),
      );
      expect(torn).toEqual([]);
    });
  }
});

function hasPlural(elements: readonly MessageFormatElement[]): boolean {
  return elements.some((element) => isPluralElement(element) || below(element).some(hasPlural));
}

/** Of each plural that something follows: whether its branches end a sentence. An empty branch says nothing. */
function endingsOf(elements: readonly MessageFormatElement[]): boolean[][] {
  return elements.flatMap((element, place) => {
    const branches = below(element);
    const deeper = branches.flatMap(endingsOf);
    if (!isPluralElement(element) || place === elements.length - 1) return deeper;
    const ends = branches.filter((branch) => branch.length > 0).map(isEnded);
    return [ends, ...deeper];
  });
}

function isEnded(branch: readonly MessageFormatElement[]): boolean {
  const last = branch.at(-1)!;
  return isLiteralElement(last) && /[.!?]$/.test(last.value);
}

/** The branches of a plural or a select, or what is in a tag. */
function below(element: MessageFormatElement): readonly MessageFormatElement[][] {
  if (isTagElement(element)) return [element.children];
  if (!isPluralElement(element) && !isSelectElement(element)) return [];
  return Object.values(element.options).map(({ value }) => value);
}

/** Every way to fill a message in: numbers that words depend on are 0, 1 and 2, and selects are each of their options. */
function fillings(elements: readonly MessageFormatElement[]): Record<string, unknown>[] {
  const choices = new Map<string, readonly unknown[]>();
  const look = (element: MessageFormatElement): void => {
    if (isPluralElement(element)) choices.set(element.value, COUNTS);
    else if (isSelectElement(element)) choices.set(element.value, Object.keys(element.options));
    else if (isTagElement(element)) choices.set(element.value, [(chunks: string) => chunks]);
    else if (!choices.has(('value' in element && element.value) || '')) {
      if (isArgumentElement(element)) choices.set(element.value, ['Ada']);
      if (isNumberElement(element)) choices.set(element.value, [2]);
      if (isDateElement(element) || isTimeElement(element))
        choices.set(element.value, [new Date(0)]);
    }
    below(element).flat().forEach(look);
  };
  elements.forEach(look);
  return [...choices].reduce<Record<string, unknown>[]>(
    (filled, [name, values]) =>
      filled.flatMap((before) => values.map((value) => ({ ...before, [name]: value }))),
    [{}],
  );
}
