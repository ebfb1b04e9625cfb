import { describe, expect, it } from 'vitest';
import {
  isArgumentElement,
  isDateElement,
  isLiteralElement,
  isNumberElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  isTimeElement,
  parse,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import { createTranslator } from 'use-intl/core';
import { languageFor } from '../../../../electron/contract/index.ts';
import { de } from '../../../../renderer/i18n/messages/de/index.ts';
import { en } from '../../../../renderer/i18n/messages/en/index.ts';
import { pseudoMessage, pseudoMessages } from '../../../../renderer/i18n/pseudo.ts';
import { flatMessages } from '../../../support/flat-messages.ts';

const english = flatMessages(en);

describe('messages', () => {
  for (const [language, messages] of [
    ['de', de],
    ['pseudo', pseudoMessages(en)],
  ] as const) {
    it(`say everything in ${language} that English says, with the same arguments`, () => {
      const translated = flatMessages(messages);
      expect([...translated.keys()].toSorted()).toEqual([...english.keys()].toSorted());
      for (const [key, message] of translated) {
        expect({ key, arguments: argumentsOf(message) }).toEqual({
          key,
          arguments: argumentsOf(english.get(key)!),
        });
      }
    });
  }

  it('are in German where they are in English', () => {
    const same = [...flatMessages(de)].filter(([key, message]) => message === english.get(key));
    const words = same.filter(([, message]) => /\p{L}{2}/u.test(literals(parse(message))));
    expect(words.filter(([, message]) => !calledTheSame.has(message))).toEqual([]);
  });

  it('are longer by 40% in the pseudo-language, and keep what is filled in', () => {
    for (const message of english.values()) {
      const letters = literals(parse(message)).match(/\p{L}/gu)?.length ?? 0;
      const more = literals(parse(pseudoMessage(message))).match(/\p{L}/gu)?.length ?? 0;
      expect(more).toBeGreaterThanOrEqual(letters * 1.4);
    }
    const t = createTranslator({
      locale: 'en',
      messages: { a: pseudoMessage('{count, plural, one {# face} other {# faces}} of {name}') },
    });
    expect(t('a', { count: 2, name: 'Ada' })).toMatch(/^2 f.+s .+ Ada$/u);
  });
});

describe('the language', () => {
  it('is the chosen one, or the first of the system that Kith speaks, or English', () => {
    expect(languageFor('de', ['en-US'])).toBe('de');
    expect(languageFor('system', ['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(languageFor('system', ['ja'])).toBe('en');
  });
});

const calledTheSame = new Set([
  'ONNX Runtime in WebAssembly',
  'Kith',
  'JSON',
  'Person {number, number}',
  'CSV',
  '{date}, in {duration}',
  '{title} – Kith',
  '{share} · {title} – Kith',
  'Live',
  'Training',
  'Orange',
  'ID',
  'Alt',
  'Enter',
  'Esc',
  'Version',
  'Name',
  'FNIR',
  'Backbone',
  'Head',
  'Mining',
  'Margin',
  'ResNet-50 (ImageNet)',
  'Adapter',
  'Semi-hard',
  'Batch-hard',
  'Curriculum',
  'Pause',
  '{value} <small>ms</small>',
  '{name} {value} ms',
  'Engine',
  'Name',
  'Person',
  'Person {number, number}',
  'ResNet-50',
  'Sandbox',
  'System',
  'WebAssembly',
  'WebGPU',
  '{time} ms',
]);

/** What must be filled in, with its kind, in the order of the alphabet. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  const look = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (isLiteralElement(element) || isPoundElement(element)) continue;
      if (isArgumentElement(element)) found.add(element.value);
      if (isNumberElement(element) || isPluralElement(element)) found.add(`${element.value} #`);
      if (isDateElement(element) || isTimeElement(element)) found.add(`${element.value} date`);
      if (isTagElement(element)) {
        found.add(`<${element.value}>`);
        look(element.children);
      }
      if (isSelectElement(element)) {
        found.add(`${element.value}: ${Object.keys(element.options).toSorted().join()}`);
      }
      if (isSelectElement(element) || isPluralElement(element)) {
        for (const { value } of Object.values(element.options)) look(value);
      }
    }
  };
  look(parse(message));
  return [...found].toSorted();
}

/** The words of a message, those of all its branches. */
function literals(elements: readonly MessageFormatElement[]): string {
  return elements
    .map((element) => {
      if (isLiteralElement(element)) return element.value;
      if (isTagElement(element)) return literals(element.children);
      if (isSelectElement(element) || isPluralElement(element)) {
        return Object.values(element.options)
          .map(({ value }) => literals(value))
          .join(' ');
      }
      return '';
    })
    .join(' ');
}
