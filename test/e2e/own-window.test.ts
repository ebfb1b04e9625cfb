import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ensureBuilt } from '../../build/bundle.ts';
import { assembleInNode, inRoot } from '../../electron/shells/node-shell.ts';
import { createRendererFiles } from '../../electron/shells/renderer-files.ts';
import { findBrowser } from '../../electron/shells/browser/find-browser.ts';
import { serveBrowser } from '../../electron/shells/browser/server.ts';
import { openWindow } from '../../electron/shells/browser/window.ts';
import { wordsIn } from '../../electron/shells/words/words-in.ts';
import { temporaryFolder } from '../support/folders.ts';
import { needing } from '../support/needing.ts';
import { readNetLog } from '../support/net-log.ts';
import { preparedData } from '../support/prepared.ts';
import { goTo } from '../support/walk.ts';

needing('browser', 'shell', 'proc-net');

const NAME = 'Quintiliana';

/** A program that starts the real browser where nobody sees it, with a log of its network. */
function unseenBrowser(): { browser: string; netLog: string; home: string } {
  const [folder, home] = [temporaryFolder(), temporaryFolder()];
  const [browser, netLog] = [join(folder, 'browser'), join(folder, 'net-log.json')];
  const more = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--remote-debugging-port=0',
    `--log-net-log=${netLog}`,
  ];
  writeFileSync(
    browser,
    `#!/bin/sh\nexport HOME='${home}'; unset XDG_CONFIG_HOME\nexec '${findBrowser()!}' "$@" ${more.join(' ')}\n`,
  );
  chmodSync(browser, 0o755);
  return { browser, netLog, home };
}

/** The arguments and environments of every process that can be read, until it is stopped. */
function watchProcesses(): () => string {
  let seen = '';
  const look = (): void => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      // This process has the address.
      if (Number(pid) === process.pid) continue;
      for (const file of ['cmdline', 'environ']) {
        try {
          const text = readFileSync(`/proc/${pid}/${file}`, 'latin1');
          if (text.includes('user-data-dir') || text.includes('token=')) seen += `${text}\n`;
        } catch {
          // It has ended, or is somebody else's.
        }
      }
    }
  };
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    look();
    return seen;
  };
}

test('Kith’s own window: no secret where others read, nothing to ask, nobody reached, nothing left', async () => {
  await ensureBuilt('renderer');
  const data = await preparedData([NAME]);
  const assembled = await assembleInNode('browser', data);
  onTestFinished(() => assembled.close());
  const files = createRendererFiles({
    builtPage: inRoot('out/renderer'),
    modulesFolder: inRoot('node_modules'),
    words: async () => wordsIn('en'),
  });
  const server = await serveBrowser(assembled, files, { ports: [0] });
  onTestFinished(() => server.close());
  const token = new URL(server.address).searchParams.get('token')!;

  const { browser, netLog } = unseenBrowser();
  const stopWatching = watchProcesses();
  const window = await openWindow(browser, server.address, data);
  onTestFinished(() => window.close());
  server.onOpened(() => window.opened());
  await expect.poll(() => server.opened()).toBe(true);
  const windows = join(data, 'windows');
  const folder = join(windows, readdirSync(windows)[0]!);
  await expect.poll(() => existsSync(join(folder, 'open.html'))).toBe(false);

  const port = join(folder, 'profile', 'DevToolsActivePort');
  await expect.poll(() => existsSync(port)).toBe(true);
  const devtools = readFileSync(port, 'utf8').split('\n')[0]!;
  const controlled = await chromium.connectOverCDP(`http://127.0.0.1:${devtools}`);
  const context = controlled.contexts()[0]!;
  const page = context.pages().find((one) => one.url().startsWith('http'))!;
  await page.getByRole('navigation').waitFor();
  const seen = stopWatching();
  expect(seen).toContain('--user-data-dir');
  expect(seen).not.toContain(token);
  expect(page.url()).not.toContain(token);

  // The camera needs no question, which a profile that is thrown away could not remember the answer to.
  expect(await permission(page)).toBe('granted');
  // Page and key stay through a reload, and another tab has them, too.
  await page.reload();
  await page.getByRole('navigation').waitFor();
  const other = await context.newPage();
  await other.goto(new URL(server.address).origin);
  await other.getByRole('navigation').waitFor();
  await other.close();

  await goTo(page, 'People');
  await page.getByRole('link', { name: NAME }).first().click();
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  expect(await page.title()).not.toContain(NAME);
  // The browser writes what it remembers a while after.
  const history = join(folder, 'profile', 'Default', 'History');
  await expect.poll(() => existsSync(history)).toBe(true);

  await controlled.close();
  await window.close();
  expect(readdirSync(windows)).toEqual([]);

  const { reached, lookedUp } = readNetLog(netLog);
  expect(reached).toContain(new URL(server.address).host);
  expect(reached.filter((address) => !address.startsWith('127.0.0.1:'))).toEqual([]);
  expect(lookedUp.filter((host) => !/127\.0\.0\.1|localhost/.test(host))).toEqual([]);
});

test('what Chromium writes of a crash lies in the profile and goes with it', async () => {
  const [data, { browser, home }] = [temporaryFolder(), unseenBrowser()];
  const window = await openWindow(browser, `http://127.0.0.1:9/?token=${'5e'.repeat(32)}`, data);
  onTestFinished(() => window.close());
  const pages = (): number[] =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          const text = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
          return text.includes('--type=renderer') && text.includes(data);
        } catch {
          return false; // It has ended.
        }
      })
      .map(Number);
  await expect.poll(pages).not.toEqual([]);
  const dumps = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.dmp'),
    );
  // Before it has taken note of its signals one ends of it alone.
  await expect
    .poll(
      () => {
        for (const pid of pages()) process.kill(pid, 'SIGSEGV');
        return dumps(data);
      },
      { interval: 1000 },
    )
    .not.toEqual([]);
  await window.close();
  expect([...dumps(home), ...readdirSync(join(data, 'windows'))]).toEqual([]);
});

function permission(page: Page): Promise<string> {
  return page.evaluate(async () => (await navigator.permissions.query({ name: 'camera' })).state);
}
