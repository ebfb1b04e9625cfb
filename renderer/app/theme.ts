import { createTheme, type MantineColorsTuple } from '@mantine/core';

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

/** Kith's look over Mantine's. */
export const theme = createTheme({
  primaryColor: 'kith',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.36,
  colors: { kith: teal },
  defaultRadius: 'md',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
});
