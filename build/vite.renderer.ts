import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The page and its worker. One tfjs each: the worker's bundle is its own. */
export default defineConfig({
  root: path('../renderer'),
  base: '/',
  publicDir: path('../renderer/public'),
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: path('../out/renderer'),
    emptyOutDir: true,
    // Electron's Chromium and the current browsers: nothing is translated down.
    target: 'chrome134',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    license: { fileName: 'licenses.md' },
  },
});
