import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The model host's window, served beside the renderer: `native-models/host` in a page, for engines that only a page has. */
export default defineConfig({
  root: path('../native-models/host/window'),
  base: '/host/',
  publicDir: false,
  build: {
    outDir: path('../out/renderer/host'),
    emptyOutDir: true,
    target: 'chrome134',
    chunkSizeWarningLimit: 4000,
    license: { fileName: 'licenses.md' },
  },
});
