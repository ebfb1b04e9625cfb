import { expect, onTestFinished, test } from 'vitest';
import { assembleInNode } from '../../../electron/shells/node-shell.ts';
import { serveBrowser } from '../../../electron/shells/browser/server.ts';
import { createRendererFiles } from '../../../electron/shells/renderer-files.ts';
import { wordsIn } from '../../../electron/shells/words/words-in.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { modulesFolder } from '../../support/sample-faces.ts';

test('a page that could not be read is answered with one that says so', async () => {
  const assembled = await assembleInNode('browser', temporaryFolder());
  onTestFinished(() => assembled.close());
  const builtPage = temporaryFolder();
  const files = createRendererFiles({ builtPage, modulesFolder, words: async () => wordsIn('en') });
  const file = () => Promise.reject(Object.assign(new Error('No more files'), { code: 'EMFILE' }));
  const server = await serveBrowser(assembled, { ...files, file }, { ports: [0] });
  onTestFinished(() => server.close());
  const { headers } = await fetch(server.address);
  const cookie = headers.get('set-cookie')!.split(';')[0]!;
  const failed = await fetch(new URL('/', server.address), { headers: { cookie } });
  expect(failed.status).toBe(500);
  expect(await failed.text()).toContain(wordsIn('en').notices.failed.title);
});
