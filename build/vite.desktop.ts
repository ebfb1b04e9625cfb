import { fileURLToPath } from 'node:url';
import type { InlineConfig, Plugin } from 'vite';
import { sourcesHash } from '../electron/platform/sources-hash.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** A bundle for Electron's Node: packages stay outside, where their native parts are. */
function nodeBundle(
  name: string,
  entry: string,
  format: 'es' | 'cjs',
  plugins: Plugin[] = [],
): InlineConfig {
  return {
    plugins,
    root: path('..'),
    build: {
      ssr: path(entry),
      outDir: path('../out/desktop'),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        external: [/^electron$/],
        output: { format, entryFileNames: name, codeSplitting: false },
      },
    },
  };
}

/** Writes into a bundle what it is made of. */
const withSourcesHash: Plugin = {
  name: 'sources-hash',
  config: async () => ({
    define: { KITH_SOURCES_SHA256: JSON.stringify(await sourcesHash(path('..'))) },
  }),
};

/** The desktop shell's bundles: Electron's main process, the preload, and what runs in processes of its own: the model host, the decoder of HEIC. */
export const desktopConfigs: InlineConfig[] = [
  nodeBundle('main.js', '../electron/shells/desktop/main.ts', 'es', [withSourcesHash]),
  // A sandboxed preload can only be CommonJS.
  nodeBundle('preload.cjs', '../electron/shells/desktop/preload.ts', 'cjs'),
  nodeBundle('host.js', '../native-models/host/main.ts', 'es'),
  nodeBundle('heic-decoder.js', '../electron/platform/heic/main.ts', 'es'),
];
