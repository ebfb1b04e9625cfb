import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { listen } from '../../electron/shells/browser/port.ts';
import { sit, startShell } from '../support/browser-shell.ts';
import { needing } from '../support/needing.ts';
import { preparedData } from '../support/prepared.ts';

needing('browser');

/** The worker of a page that another program had at Kith's place: it answers whatever is opened there. */
const WORKER = `
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => {
    if (event.request.mode !== 'navigate') return;
    event.respondWith(new Response('<title>theirs</title>', { headers: { 'content-type': 'text/html' } }));
  });
`;

test('a service worker that another program left at Kith’s port ends with the first look for a newer one', async () => {
  const data = await preparedData(['Ada']);
  await sit(data, null, async ({ page, shell }) => {
    await page.getByRole('navigation').waitFor();
    const { origin, port } = new URL(shell.address);
    await shell.stop();

    const theirs = createServer((request, response) => {
      const isWorker = request.url === '/worker.js';
      response.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html');
      response.end(isWorker ? WORKER : '<title>theirs</title>');
    });
    await listen(theirs, [Number(port)]);
    const tab = await page.context().newPage();
    await tab.goto(`${origin}/`);
    await register(tab);
    await page.close();
    theirs.closeAllConnections();
    theirs.close();
    await once(theirs, 'close');

    const next = await startShell(data);
    try {
      expect(new URL(next.address).origin).toBe(origin);
      await tab.goto(`${origin}/`);
      // By itself: the page that the worker showed is loaded anew as the worker ends.
      await tab.getByRole('navigation').waitFor();
      const left = () =>
        tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
      await expect.poll(left).toBe(0);
    } finally {
      await next.stop();
    }
  });
});

/** Has the browser keep that worker for the place that the page is at. */
function register(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const { serviceWorker } = navigator;
    const taken = new Promise((resolve) =>
      serviceWorker.addEventListener('controllerchange', resolve),
    );
    await serviceWorker.register('/worker.js');
    await taken;
  });
}
