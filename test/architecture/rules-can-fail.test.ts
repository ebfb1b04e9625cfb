import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { expect, test } from 'vitest';
import config from '../../build/dependency-cruiser.ts';
import { temporaryFolder } from '../support/folders.ts';

/** For each rule a file that breaks it, and what it imports. */
const broken: Record<string, readonly [file: string, imported: string]> = {
  'no-circles': ['electron/core/circle/a.ts', 'electron/core/circle/b.ts'],
  resolvable: ['electron/core/lost.ts', 'electron/core/nowhere.ts'],
  'ground-floor': ['native-models/train/trainer.ts', 'electron/core/kith.ts'],
  vocabulary: ['native-models/vocabulary/chip.ts', 'native-models/train/trainer.ts'],
  'plain-numbers': ['native-models/evaluate/rates.ts', '@tensorflow/tfjs-core'],
  contract: ['electron/contract/kith.ts', 'electron/core/kith.ts'],
  renderer: ['renderer/app/main.tsx', 'electron/core/kith.ts'],
  'renderer-owner-and-i18n': ['renderer/i18n/pseudo.ts', 'renderer/ui/page.tsx'],
  'renderer-ui': ['renderer/ui/page.tsx', 'renderer/capture/camera.ts'],
  'renderer-capture': ['renderer/capture/camera.ts', 'renderer/features/live/live.tsx'],
  'renderer-features': ['renderer/features/live/live.tsx', 'renderer/app/theme.ts'],
  features: ['renderer/features/people/people.tsx', 'renderer/features/live/live.tsx'],
  core: ['electron/core/people.ts', 'electron/gallery/gallery.ts'],
  implementations: ['electron/platform/keys.ts', 'electron/gallery/gallery.ts'],
  ports: ['electron/gallery/gallery.ts', 'electron/core/kith.ts'],
  shells: ['electron/models/packs.ts', 'electron/shells/assemble.ts'],
  'command-line': ['electron/shells/cli/doctor.ts', 'native-models/runtime/engines.ts'],
  'electron-only-in-electron/shells/desktop': ['electron/shells/browser/main.ts', 'electron'],
  'better-sqlite3-only-in-electron/gallery': ['electron/platform/log.ts', 'better-sqlite3'],
  '@tensorflow/tfjs-(backend|node)[^/]*-only-in-native-models/runtime': [
    'native-models/siamese/head.ts',
    '@tensorflow/tfjs-backend-wasm',
  ],
  'onnxruntime-[^/]*-only-in-native-models/runtime': [
    'electron/core/liveness/passive.ts',
    'onnxruntime-node',
  ],
  '@napi-rs/keyring-only-in-electron/platform': ['electron/models/fetch.ts', '@napi-rs/keyring'],
};

test('each rule finds a file that breaks it', async () => {
  const folder = temporaryFolder();
  const imports = new Map<string, Set<string>>();
  const put = (file: string, ...others: string[]): void =>
    void imports.set(file, new Set([...(imports.get(file) ?? []), ...others]));
  for (const [file, imported] of Object.values(broken)) put(file, imported);
  // What closes the circles.
  put('electron/core/circle/b.ts', 'electron/core/circle/a.ts');
  for (const imported of [...imports.values()].flatMap((others) => [...others])) {
    if (imported.endsWith('nowhere.ts')) continue;
    if (imported.includes('.ts')) put(imported);
    else {
      write(`node_modules/${imported}/package.json`, JSON.stringify({ name: imported }));
      write(`node_modules/${imported}/index.js`, '');
    }
  }
  for (const [file, others] of imports) {
    const up = '../'.repeat(file.split('/').length - 1);
    const lines = [...others].map((other) => (/\.tsx?$/.test(other) ? `${up}${other}` : other));
    write(file, lines.map((other) => `import '${other}';\n`).join('') || 'export {};\n');
  }
  function write(file: string, text: string): void {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  const { output } = await cruise(['electron', 'native-models', 'renderer'], {
    ...config.options,
    baseDir: folder,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
  });
  if (typeof output === 'string') throw new Error(output);
  const { violations } = output.summary;
  const found = config.forbidden.map(({ name }) => {
    const [from, to] = broken[name] ?? ['', ''];
    const caught = violations.filter(({ rule }) => rule.name === name);
    const own = caught.some((one) => one.from === from && one.to.includes(to.split('/').at(-1)!));
    return [name, own];
  });
  expect(found).toEqual(Object.keys(broken).map((name) => [name, true]));
});
