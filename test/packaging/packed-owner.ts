// Runs the packed desktop shell in plain Node under the double of Electron, with blank windows, and uses it as the page would.
// What lies around the packed files on the disk, and what the environment names, is laid as a trap by the test that starts this.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { kithContract, NewSample } from '../../electron/contract/index.ts';
import { blankRenderers, type BlankPage } from '../support/electron/blank-renderer.ts';
import { runUnderElectron, type ElectronDouble } from '../support/electron/index.ts';

const [appPath, resourcesPath, appData, ...photos] = process.argv.slice(2) as [
  string,
  string,
  string,
  ...string[],
];
const pages: BlankPage[] = [];
const double: ElectronDouble = await runUnderElectron(join(appPath, 'out/desktop/main.js'), {
  appPath,
  appData,
  resourcesPath,
  packaged: true,
  // As on a machine without a keyring.
  keyring: 'none',
  openRenderer: blankRenderers(() => double.protocol, pages),
});
void double.quit.then((code) => {
  for (const dialog of double.dialogs) console.error(...dialog);
  if (code !== 0) process.exit(code);
});
const findPage = () => pages.find(({ options }) => options.title === 'Kith');
while (!findPage()) await new Promise((resolve) => setTimeout(resolve, 10));
const page = findPage()!;

const request = async (path: string) => {
  const response = await double.protocol.request(`app://kith${path}`);
  return { status: response.status, text: await response.text() };
};
const index = await request('/');
const opened = [...index.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path!);
const statuses: Record<string, number> = { '/': index.status };
for (const path of [...opened, '/packs/finder/meshWeights']) {
  statuses[path] = (await request(path)).status;
}

page.send('kith:port', { url: 'app://kith/', parent: null });
const port = page.ports[0]!;
port.start();
const kith: ContractRouterClient<typeof kithContract> = createORPCClient(new RPCLink({ port }));
const read = async (file: string) =>
  kith.enrollment.readPhoto({ file: new Blob([await readFile(file)]), name: file });
const samples: NewSample[] = [];
for (const file of photos.slice(0, -2)) {
  const { chip, quality } = await read(file);
  samples.push({ chip, quality, source: 'photo', takenAt: new Date() });
}
await kith.enrollment.enroll({
  attempt: crypto.randomUUID(),
  name: 'Ada',
  consent: { acceptedAt: new Date(), wording: 'Agreed' },
  samples,
});
const decisions: unknown[] = [];
for (const [track, file] of photos.slice(-2).entries()) {
  const { chip, quality } = await read(file);
  const faces = [{ track, chip, quality }];
  let last;
  for (let frame = 0; frame < 12; frame++) {
    last = (await kith.recognition.recognize({ camera: 'test', faces })).decisions[0];
  }
  decisions.push(last);
}
const { engine, version } = await kith.system.status();
// Every engine is tried, those included that would be code from outside.
const { trials } = await kith.system.measureEngines();
process.send!({ statuses, decisions, engine, version, trials });
double.app.quit();
await double.quit;
for (const { child } of double.children) {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
process.exit(0);
