import { DEFAULT_THEME, mergeMantineTheme, defaultCssVariablesResolver } from '@mantine/core';
import { describe, expect, test } from 'vitest';
import { cssVariables, theme } from '../../../renderer/app/theme.ts';

const merged = mergeMantineTheme(DEFAULT_THEME, theme);
const mantine = defaultCssVariablesResolver(merged);
const own = cssVariables(merged);

/** What a variable is in a scheme, as a color. */
function colorOf(name: string, scheme: 'light' | 'dark'): [number, number, number] {
  const all: Record<string, string> = {
    ...mantine.variables,
    ...mantine[scheme],
    ...own.variables,
    ...own[scheme],
  };
  let value = all[name] ?? name;
  for (let reference; (reference = /^var\((.+)\)$/.exec(value)?.[1]);) value = all[reference]!;
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(
    value.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3'),
  );
  const rgb = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(value);
  const parts = hex
    ? hex.slice(1).map((part) => Number.parseInt(part, 16))
    : rgb!.slice(1).map(Number);
  return parts as [number, number, number];
}

/** The contrast of two colors, as WCAG 2 counts it. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const luminance = (color: readonly number[]) => {
    const [r, g, blue] = color.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * blue!;
  };
  const [light, dark] = [luminance(a), luminance(b)].toSorted((one, other) => other - one);
  return (light! + 0.05) / (dark! + 0.05);
}

/** What pages and panels lie on. */
const surfaces = {
  light: ['--mantine-color-gray-0', '--mantine-color-gray-1', '--mantine-color-white'],
  dark: ['--mantine-color-dark-7', '--mantine-color-dark-8', '--mantine-color-dark-9'],
} as const;

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const against = (text: string, surface: string) =>
    contrast(colorOf(text, scheme), colorOf(surface, scheme));

  test.each(surfaces[scheme])('text can be read on %s', (surface) => {
    for (const text of ['text', 'dimmed', 'anchor'].map((name) => `--mantine-color-${name}`)) {
      expect({ text, ok: against(text, surface) >= 4.5 }).toEqual({ text, ok: true });
    }
    for (const line of ['main', 'other'].map((tone) => `--kith-plot-${tone}`)) {
      expect({ line, ok: against(line, surface) >= 4.5 }).toEqual({ line, ok: true });
    }
  });

  test.each(['kith', 'amber', 'gray', 'red'])('the tint of %s carries text', (color) => {
    const tint = `--mantine-color-${color}-light`;
    expect(against(`${tint}-color`, tint)).toBeGreaterThanOrEqual(4.5);
    expect(against('--mantine-color-text', tint)).toBeGreaterThanOrEqual(4.5);
  });

  test('a placeholder can be read in a field', () => {
    const field = scheme === 'light' ? '--mantine-color-white' : '--mantine-color-dark-6';
    expect(against('--mantine-color-placeholder', field)).toBeGreaterThanOrEqual(4.5);
  });
});

test('a warning is amber by night, too: its words are far from gray and from red', () => {
  const [red, green, blue] = colorOf('--mantine-color-amber-light-color', 'dark');
  expect(red - blue).toBeGreaterThan(120);
  expect(green / red).toBeGreaterThan(0.7);
  expect(red).toBeGreaterThan(220);
});

test('the grays are one family: each a little cooler than neutral, by the same hue', () => {
  const grays = ['gray', 'dark'].flatMap((name) =>
    Array.from({ length: 10 }, (_, i) => colorOf(`--mantine-color-${name}-${i}`, 'light')),
  );
  for (const [red, green, blue] of grays) {
    expect(green).toBeGreaterThanOrEqual(red);
    expect(blue).toBeGreaterThanOrEqual(green);
  }
});
