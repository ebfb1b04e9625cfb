import {
  Alert,
  Anchor,
  createTheme,
  Select,
  TableScrollContainer,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** A quiet green-blue: readable on white and on near-black. */
const teal: MantineColorsTuple = [
  '#effcf9',
  '#d5f5ee',
  '#a8e9dc',
  '#75dcc8',
  '#4ccdb6',
  '#2bb39c',
  '#149481',
  '#0f766e',
  '#115e59',
  '#134e4a',
];

/** For warnings: dark enough to be read as text on its own lightest shade. */
const amber: MantineColorsTuple = [
  '#fff8e6',
  '#ffeec2',
  '#ffe19a',
  '#ffd26b',
  '#fbbf3f',
  '#e5a323',
  '#b97d10',
  '#8f5f08',
  '#754c04',
  '#5c3b02',
];

/** The one family of grays: a little of the primary color’s coolness. Pages in light are on 0, lines are 2, secondary text is 7. */
const gray: MantineColorsTuple = [
  '#f6f8f8',
  '#edf1f2',
  '#e1e7e8',
  '#d3dbde',
  '#bdc8cd',
  '#93a1a9',
  '#66757e',
  '#53616a',
  '#33424b',
  '#1c262c',
];

/** The same family by night: text is 0, secondary text 2, lines 5, surfaces 7, pages 8, the navigation 9. */
const dark: MantineColorsTuple = [
  '#dce3e7',
  '#c4ced4',
  '#a3b0b8',
  '#87949c',
  '#3f4951',
  '#2e353c',
  '#262c32',
  '#1d2227',
  '#15191d',
  '#101418',
];

/** White is read on it, which it hardly is on Mantine's. */
const filledRed = {
  '--mantine-color-red-filled': '#c92a2a',
  '--mantine-color-red-filled-hover': '#b02525',
};

/**
 * What the scheme changes. Secondary text keeps 4.5 to 1 on every surface of Kith; by night Mantine would make the tints of
 * amber brown, and those of the others darker than what they lie on.
 */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...filledRed,
    '--mantine-color-dimmed': gray[7],
    '--mantine-color-placeholder': gray[6],
    '--kith-plot-grid': gray[2],
    '--kith-plot-main': teal[7],
    '--kith-plot-other': amber[7],
    '--kith-plot-earlier': amber[3],
  },
  dark: {
    ...filledRed,
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[3],
    '--mantine-color-kith-light': '#1b3a37',
    '--mantine-color-kith-light-hover': '#204642',
    '--mantine-color-kith-light-color': teal[3],
    '--mantine-color-red-light': '#3b2629',
    '--mantine-color-red-light-hover': '#482d31',
    '--mantine-color-red-light-color': '#ffa8a8',
    '--mantine-color-amber-light': '#3d3113',
    '--mantine-color-amber-light-hover': '#4b3c17',
    '--mantine-color-amber-light-color': amber[4],
    '--mantine-color-amber-outline': amber[4],
    '--mantine-color-gray-light': dark[5],
    '--mantine-color-gray-light-hover': dark[4],
    '--mantine-color-gray-light-color': dark[0],
    '--kith-plot-grid': dark[5],
    '--kith-plot-main': teal[4],
    '--kith-plot-other': amber[4],
    '--kith-plot-earlier': '#b8923a',
  },
});

/** Kith's look over Mantine's. */
export const theme = createTheme({
  primaryColor: 'kith',
  primaryShade: 7,
  autoContrast: true,
  luminanceThreshold: 0.36,
  black: gray[9],
  colors: { kith: teal, amber, gray, dark },
  defaultRadius: 'md',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // By night a tint alone is hardly told from the surface.
    Alert: Alert.extend({
      styles: {
        root: { borderColor: 'color-mix(in srgb, var(--alert-color) 28%, transparent)' },
      },
    }),
    // A link in a sentence is told from it by more than its color, and what can be scrolled can be scrolled by keys.
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    // A list that is closed is not drawn: of every page that has one it was the dearest part.
    Select: Select.extend({ defaultProps: { comboboxProps: { keepMounted: false } } }),
    TableScrollContainer: TableScrollContainer.extend({ defaultProps: { tabIndex: 0 } }),
  },
});
