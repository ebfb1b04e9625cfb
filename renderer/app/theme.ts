import {
  createTheme,
  Modal,
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

/** Secondary text that keeps 4.5 to 1 on every surface of Kith. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': '#53616a' },
  dark: { '--mantine-color-dimmed': '#a3b0b8' },
});

/** Kith's look over Mantine's. */
export const theme = createTheme({
  primaryColor: 'kith',
  primaryShade: 7,
  autoContrast: true,
  luminanceThreshold: 0.36,
  colors: { kith: teal, amber },
  defaultRadius: 'md',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
  },
});
