import type { IConfiguration } from 'dependency-cruiser';

// Who may import whom: the floors of the README's architecture, and no circles between files. Those between folders are looked for in `test/architecture`.

/** A folder's files. */
const under = (folder: string): string => `^${folder}/`;

const rule = <From, To>(name: string, comment: string, from: From, to: To) => ({
  name,
  comment,
  severity: 'error' as const,
  from,
  to,
});

/** Only files in `place` import the packages that match. */
const onlyIn = (place: string, packages: string) =>
  rule(
    `${packages}-only-in-${place}`,
    `${packages} is imported in ${place} alone`,
    { path: '^(electron|native-models|renderer)/', pathNot: under(place) },
    { path: `node_modules/${packages}/` },
  );

/** The renderer's floors, from the ground up. Owner data and words are the ground. */
const rendererFloors = ['(owner|i18n)', 'ui', 'capture', 'features', 'app'];

/** What stands on a floor of the renderer imports nothing of those above it. */
const belowAbove = rendererFloors.slice(0, -1).map((floor, i) => {
  const above = rendererFloors.slice(i + 1).join('|');
  return rule(
    `renderer-${floor.replaceAll(/\W+/g, ' ').trim().replace(' ', '-and-')}`,
    'In the renderer owner and i18n carry ui, ui carries capture, capture the features, and these the app',
    { path: under(`renderer/${floor}`) },
    { path: under(`renderer/(${above})`) },
  );
});

export default {
  forbidden: [
    rule('no-circles', 'Files do not import each other in a circle', {}, { circular: true }),
    rule('resolvable', 'What is imported is there', {}, { couldNotResolve: true }),
    rule(
      'ground-floor',
      'native-models imports nothing of the floors above it',
      { path: under('native-models') },
      {
        path: '^(electron|renderer|build|test)/|node_modules/(electron|react[^/]*|better-sqlite3)/',
      },
    ),
    rule(
      'vocabulary',
      'The vocabulary is built on zod and oRPC’s contract alone',
      { path: under('native-models/vocabulary') },
      { pathNot: '^native-models/vocabulary/|node_modules/(zod|@orpc/contract)/' },
    ),
    rule(
      'plain-numbers',
      'Evaluation and assessment are plain numbers: no tensors',
      {
        path: '^native-models/(evaluate/|face/(assess|coverage|distinct|liveness-crop|pose-segments|strain))',
      },
      { path: 'node_modules/@tensorflow/' },
    ),
    rule(
      'contract',
      'The contract is built on the vocabulary, zod and oRPC’s contract alone',
      { path: under('electron/contract') },
      {
        pathNot:
          '^electron/contract/|^native-models/vocabulary/|node_modules/(zod|@orpc/contract)/',
      },
    ),
    rule(
      'renderer',
      'The renderer speaks the contract, and finds faces by itself; nothing else',
      { path: under('renderer') },
      {
        path: '^(electron|native-models|build|test)/',
        pathNot: '^(electron/contract|native-models/face)/',
      },
    ),
    ...belowAbove,
    rule(
      'features',
      'A feature of the renderer imports no other feature',
      { path: '^renderer/features/([^/]+)/' },
      { path: under('renderer/features'), pathNot: '^renderer/features/$1/' },
    ),
    rule(
      'core',
      'Core reaches gallery, models and platform through its ports; no SQL, no Electron, no tensors, no shell',
      { path: under('electron/core') },
      {
        path: '^(electron/(gallery|models|platform|shells)|renderer|build|test)/|^native-models/|node_modules/(electron|better-sqlite3|@tensorflow)/',
        pathNot:
          '^native-models/(vocabulary/|evaluate/|face/(assess|coverage|distinct|liveness-crop|pose-segments|strain))',
      },
    ),
    rule(
      'implementations',
      'Gallery and models know nothing of each other, and platform knows neither',
      { path: '^electron/(gallery|models|platform)/' },
      { path: '^electron/(gallery|models|shells)/|^renderer/', pathNot: '^electron/$1/' },
    ),
    rule(
      'ports',
      'What implements core’s ports imports these, and of core’s rules those that stored data must obey',
      { path: '^electron/(gallery|models|platform)/' },
      {
        path: under('electron/core'),
        pathNot:
          '^electron/core/(ports/|people/(name|portrait)|enrollment/embedding|evaluation/operating-point)',
      },
    ),
    rule(
      'shells',
      'Shells are imported by nothing but shells',
      { path: '^(electron|native-models|renderer)/', pathNot: under('electron/shells') },
      { path: under('electron/shells') },
    ),
    rule(
      'command-line',
      'Commands go through core; of native-models they know plain numbers',
      { path: under('electron/shells/cli') },
      {
        path: '^(electron/(gallery|models)|native-models)/',
        pathNot: '^native-models/(vocabulary|evaluate)/',
      },
    ),
    onlyIn('electron/shells/desktop', 'electron'),
    onlyIn('electron/gallery', 'better-sqlite3'),
    onlyIn('native-models/runtime', '@tensorflow/tfjs-(backend|node)[^/]*'),
    onlyIn('native-models/runtime', 'onnxruntime-[^/]*'),
    onlyIn('electron/platform', '@napi-rs/keyring'),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(wasm|css|json|wat)$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
} satisfies IConfiguration;
