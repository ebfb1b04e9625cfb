import type { Configuration } from 'electron-builder';

/** Every fuse is set, so that none keeps a default that may change with Electron. */
export const fuses: Required<NonNullable<Configuration['electronFuses']>> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  resetAdHocDarwinSignature: true,
};

/** The systems that packages are made for, as better-sqlite3 and sharp call them. */
type Target = 'linux' | 'darwin' | 'win32';

/** What of the packages is never opened at run time. */
const unopened = [
  '!**/*.{ts,cts,mts,map,md,markdown,flow,gyp,c,cc,cpp,h,hpp,mk}',
  '!**/{test,tests,__tests__,coverage,example,examples,docs,.github}/**',
  // tfjs carries each module several times over; Node opens the build for Node and nothing else.
  '!node_modules/@tensorflow/*/{dist/*,src,demo}/**',
  '!node_modules/@tensorflow/*/dist/*.js',
  'node_modules/@tensorflow/*/dist/*.node.js',
  '!node_modules/@tensorflow/*/dist/*miniprogram*',
  'node_modules/@tensorflow/tfjs-backend-wasm/dist/*.wasm',
  '!node_modules/@tensorflow/tfjs-backend-wasm/wasm-out/**',
  // What installs ONNX Runtime, and what its builds for browsers that are not opened here are made of.
  '!node_modules/onnxruntime-node/script/**',
  '!node_modules/onnxruntime-web/{lib,docs,node_modules}/**',
  '!node_modules/onnxruntime-web/dist/*',
  'node_modules/onnxruntime-web/dist/ort.wasm.bundle.min.mjs',
  'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
  '!node_modules/{@protobufjs,protobufjs,flatbuffers,guid-typescript,platform}/**',
  '!node_modules/{adm-zip,global-agent,globalthis,matcher,serialize-error,define-properties}/**',
  '!node_modules/onnxruntime-common/dist/esm/**',
  '!node_modules/{@types,@webgpu}/**',
  '!node_modules/better-sqlite3/{deps,src}/**',
  // For systems without glibc, which Electron's program is linked with; an older npm installs them everywhere.
  '!node_modules/@img/*-linuxmusl-*/**',
  // For running from a clone in plain Node; Electron has Chromium's own WebGPU, and no TensorFlow.
  '!node_modules/{webgpu,@tensorflow/tfjs-node-gpu}/**',
];

/** How electron-builder packs Kith for `target` and the processor `arch`. */
export function packagingConfig(target: Target, arch: string): Configuration {
  return {
    appId: 'app.kith.desktop',
    productName: 'Kith',
    copyright: 'MIT License',
    directories: { output: 'out/packages', buildResources: 'out/desktop' },
    files: [
      'package.json',
      'out/desktop/*.{js,cjs}',
      'out/desktop/icons/32x32.png',
      'out/desktop/icons/trayTemplate*.png',
      'out/renderer/**',
      ...unopened,
      '!node_modules/better-sqlite3/prebuilds/*',
      `node_modules/better-sqlite3/prebuilds/${target}-${arch}.node`,
      '!node_modules/onnxruntime-node/bin/**',
      `node_modules/onnxruntime-node/bin/*/${target}/${arch}/**`,
    ],
    extraMetadata: { main: 'out/desktop/main.js' },
    asar: true,
    asarUnpack: ['**/*.node', '**/*.wasm', '**/*.so*', '**/*.dylib', '**/*.dll'],
    // Packed as they came: nothing is compiled here.
    npmRebuild: false,
    nodeGypRebuild: false,
    extraResources: [
      {
        from: 'node_modules/@vladmandic/human',
        to: 'packs/@vladmandic/human',
        filter: ['LICENSE', 'models/blazeface.*', 'models/facemesh.*'],
      },
      {
        from: 'node_modules/@vladmandic/face-api',
        to: 'packs/@vladmandic/face-api',
        filter: ['LICENSE', 'model/face_recognition_model*'],
      },
    ],
    electronFuses: fuses,
    // Without an address the app has nowhere to look for a newer one, and no switch for it.
    publish: process.env['KITH_UPDATE_URL']
      ? { provider: 'generic', url: process.env['KITH_UPDATE_URL'] }
      : null,
    linux: {
      target: ['AppImage', 'deb'],
      category: 'Utility',
      synopsis: 'Local face enrollment and recognition that you can trust',
      maintainer: 'Kith',
      icon: 'icons',
    },
    win: { target: 'nsis', icon: 'icons/512x512.png' },
    nsis: { oneClick: false, allowToChangeInstallationDirectory: true },
    mac: {
      // A person installs from the dmg; the updater takes the zip (electron.build/auto-update, “macOS”).
      target: ['dmg', 'zip'],
      icon: 'icons/1024x1024.png',
      category: 'public.app-category.utilities',
      hardenedRuntime: true,
      // The camera is opened by one of the helpers, which have the second of these.
      entitlements: 'build/entitlements.mac.plist',
      entitlementsInherit: 'build/entitlements.mac.plist',
      // electron-builder signs where CSC_LINK or a keychain offers an identity, and notarizes with APPLE_ID or APPLE_API_KEY.
      notarize: Boolean(process.env['APPLE_ID'] ?? process.env['APPLE_API_KEY']),
      extendInfo: {
        NSCameraUsageDescription: 'Kith sees faces through the camera, on this machine alone.',
      },
    },
  };
}
