import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAppProtocol } from '../../../electron/shells/desktop/app-protocol.ts';
import { mayUse } from '../../../electron/shells/desktop/permissions.ts';
import { createRendererFiles } from '../../../electron/shells/renderer-files.ts';
import { finderPack } from '../../../electron/models/packs/finder.ts';
import type { LanguageChoice } from '../../../electron/contract/index.ts';
import { wordsIn } from '../../../electron/shells/words/words-in.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { modulesFolder } from '../../support/sample-faces.ts';

function site(language: LanguageChoice = 'en') {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<meta nonce="__CSP_NONCE__">');
  writeFileSync(join(folder, 'page', 'assets', 'a.js'), 'code');
  writeFileSync(join(folder, 'secret.json'), 'secret');
  writeFileSync(join(folder, 'page-secret.json'), 'secret');
  return createRendererFiles({
    builtPage: join(folder, 'page'),
    modulesFolder,
    words: async () => wordsIn(language),
  });
}

describe('files', () => {
  test('the page has a policy with a nonce of its own each time, and nothing unsafe', async () => {
    const files = site();
    const [a, b] = [await files.file('/'), await files.file('/index.html')];
    const policy = a.headers['Content-Security-Policy']!;
    const nonce = /'nonce-([^']+)'/.exec(policy)![1]!;
    expect(a.body).toContain(nonce);
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).toContain("default-src 'none'");
    expect(b.headers['Content-Security-Policy']).not.toBe(policy);
  });

  test('each is read once: however many wait for it, they wait for the same bytes', async () => {
    const files = site();
    for (const path of ['/assets/a.js', '/packs/finder/meshWeights']) {
      const [one, other] = [await files.file(path), await files.file(path)];
      expect(other.body).toBe(one.body);
    }
  });

  test('what could not be read is looked for again', async () => {
    const folder = temporaryFolder();
    const files = createRendererFiles({
      builtPage: folder,
      modulesFolder: folder,
      words: async () => wordsIn('en'),
    });
    const file = join(finderPack.source.package, finderPack.files['detectorTopology']!.path);
    await expect(files.file('/packs/finder/detectorTopology')).rejects.toMatchObject({
      code: 'ModelMissing',
    });
    cpSync(join(modulesFolder, file), join(folder, file));
    expect((await files.file('/packs/finder/detectorTopology')).status).toBe(200);
    expect((await files.file('/later.js')).status).toBe(404);
    writeFileSync(join(folder, 'later.js'), 'code');
    expect((await files.file('/later.js')).status).toBe(200);
  });

  test('files beside the page are served with their types', async () => {
    const { status, headers } = await site().file('/assets/a.js');
    expect(status).toBe(200);
    expect(headers['Content-Type']).toMatch(/javascript/);
    expect(headers['X-Content-Type-Options']).toBe('nosniff');
  });

  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/%252e%252e/secret.json',
    '/assets/../../secret.json',
    '/../page-secret.json',
    '//etc/passwd',
    '/etc/passwd',
    '/%00/index.html',
    '/%',
    '/assets',
    '/missing.js',
    '/packs/finder/nothing',
    '/packs/finder/__proto__',
    '/packs/../secret.json',
    '/packs/nothing/weights',
  ])('%s is not found', async (path) => {
    expect((await site().file(path)).status).toBe(404);
  });

  test.each(['crashed', 'missing', 'refused'] as const)(
    'the notice %s is a whole page',
    async (name) => {
      const { status, headers, body } = await site().notice(name, 401);
      expect(status).toBe(401);
      const nonce = /'nonce-([^']+)'/.exec(headers['Content-Security-Policy']!)![1]!;
      expect(body).toContain(`<style nonce="${nonce}">`);
      // Who is refused gets nothing else.
      expect(String(body).match(/(?:src|href)="(?!data:|\/")/g)).toBeNull();
      expect((await site().file(`/${name}.html`)).status).toBe(200);
      const german = await site('de').notice(name, 401);
      expect(german.body).toContain('<html lang="de">');
      expect(german.body).toContain(wordsIn('de').notices[name].title);
    },
  );

  test('a pack’s files come verified', async () => {
    const { status, body } = await site().file('/packs/finder/meshWeights');
    expect(status).toBe(200);
    expect(body).toHaveLength(1_477_958);
  });
});

test.each([
  ['app://kith/', 'GET', 200],
  ['app://kith/assets/a.js', 'GET', 200],
  ['app://other/', 'GET', 404],
  ['app://kith.evil/', 'GET', 404],
  ['app://kith/', 'POST', 405],
  ['app://kith/%2e%2e/secret.json', 'GET', 404],
])('app protocol: %s by %s is %i', async (url, method, status) => {
  const answer = createAppProtocol(site());
  expect((await answer(new Request(url, { method }))).status).toBe(status);
});

test.each([
  ['media', 'app://kith/', true, ['video'], true],
  ['media', 'app://kith', true, ['video'], true],
  ['media', 'app://kith/', true, ['audio'], false],
  ['media', 'app://kith/', true, ['video', 'audio'], false],
  ['media', 'app://kith/', true, [], false],
  ['media', 'app://kith/', false, ['video'], false],
  ['media', 'https://evil.example/', true, ['video'], false],
  ['media', 'app://kith.evil/', true, ['video'], false],
  ['geolocation', 'app://kith/', true, [], false],
  ['notifications', 'app://kith/', true, ['video'], false],
])(
  'permission %s for %s (main frame %s, %j): %s',
  (permission, origin, isMainFrame, media, allowed) => {
    expect(mayUse({ permission, origin, isMainFrame, media })).toBe(allowed);
  },
);
