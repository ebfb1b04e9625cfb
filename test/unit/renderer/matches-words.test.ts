import { describe, expect, it } from 'vitest';
import { matchesWords } from '../../../renderer/ui/matches-words.ts';

describe('a search', () => {
  it('looks for words by their beginnings, whatever case, accents and order', () => {
    expect(matchesWords('José García', 'jose gar')).toBe(true);
    expect(matchesWords('José García', 'GARC jo')).toBe(true);
    expect(matchesWords('Jürgen Groß-Müller', 'mull')).toBe(true);
    expect(matchesWords('Ann', '')).toBe(true);
    expect(matchesWords('José García', 'ose')).toBe(false);
    expect(matchesWords('José García', 'jose x')).toBe(false);
  });

  it.each([
    ['Łukasz Żak', 'lukasz'],
    ['Søren Bjørn', 'bjorn soren'],
    ['Heinrich Weiß', 'weiss'],
    ['Weissman', 'weiß'],
    ['Ülkü Yılmaz', 'yilmaz'],
    ['Đorđe', 'dorde'],
    ['Юлия Ковалёва', 'ковалева'],
    ['Æthel', 'ae'],
  ])('finds %s by %s', (name, search) => {
    expect(matchesWords(name, search)).toBe(true);
  });

  it('finds no more for it', () => {
    expect(matchesWords('Søren', 'sorin')).toBe(false);
    expect(matchesWords('Weiß', 'weisse')).toBe(false);
  });
});
