// `npm run bench [-- NAME …] [--minutes N] [--photos N] [--json]`: measures what the README claims.
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../build/bundle.ts';
import { missing, type NeedName } from '../support/needs.ts';
import { benchActiveLiveness } from './active-liveness.ts';
import { benchBundle } from './bundle.ts';
import { benchCheapEvidence } from './cheap-evidence.ts';
import { benchEngines } from './engines.ts';
import { benchEnrollSpeed } from './enroll-speed.ts';
import { benchEnrollTime } from './enroll-time.ts';
import { benchIdentification } from './identification.ts';
import {
  benchColdStart,
  benchLive,
  benchLiveRequired,
  benchLiveTwo,
  benchLiveWhileSelfTest,
  benchLiveWhileTraining,
} from './live.ts';
import { benchInbox } from './inbox.ts';
import { benchLiveness } from './liveness.ts';
import { benchMemoryImport, benchMemoryLive } from './memory.ts';
import { benchOnePerson } from './one-person.ts';
import { benchPeers } from './peers.ts';
import { benchPeople } from './people.ts';
import { benchPeoplePage } from './people-page.ts';
import { machine, printTable, type Figure } from './report.ts';
import { benchPromise } from './promise.ts';
import { benchRestart } from './restart.ts';
import { benchRing } from './ring.ts';
import { benchSearch } from './search.ts';
import { benchSelfTest } from './self-test.ts';
import { benchStep } from './step.ts';
import { benchClassic, benchDark, benchRetrain, benchSabotage, benchWorse } from './training.ts';
import { benchTracks } from './tracks.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '30' },
    photos: { type: 'string', default: '10000' },
    json: { type: 'boolean', default: false },
  },
});

const benches: Record<string, { run: () => Promise<Figure | Figure[]>; needs?: NeedName }> = {
  'active-liveness': { run: benchActiveLiveness, needs: 'webcam-and-spoof' },
  bundle: { run: benchBundle },
  'cheap-evidence': { run: benchCheapEvidence, needs: 'webcam-and-spoof' },
  engines: { run: benchEngines },
  peers: { run: benchPeers, needs: 'lfw' },
  search: { run: benchSearch },
  'self-test': { run: benchSelfTest },
  enroll: { run: benchEnrollSpeed, needs: 'lfw' },
  identification: { run: benchIdentification, needs: 'lfw' },
  promise: { run: benchPromise, needs: 'lfw-and-orl' },
  'one-person': { run: benchOnePerson, needs: 'lfw-and-orl' },
  'enroll-time': { run: benchEnrollTime },
  tracks: { run: benchTracks, needs: 'lfw-and-webcam' },
  liveness: { run: benchLiveness, needs: 'liveness-data' },
  inbox: { run: benchInbox, needs: 'lfw' },
  ring: { run: benchRing, needs: 'lfw' },
  people: { run: benchPeople },
  'people-page': { run: benchPeoplePage },
  restart: { run: benchRestart },
  step: { run: benchStep },
  'live-self-test': { run: benchLiveWhileSelfTest },
  'live-training': { run: benchLiveWhileTraining },
  sabotage: { run: benchSabotage, needs: 'lfw' },
  retrain: { run: benchRetrain, needs: 'lfw' },
  worse: { run: benchWorse, needs: 'lfw' },
  dark: { run: benchDark, needs: 'lfw' },
  classic: { run: benchClassic, needs: 'lfw' },
  live: { run: benchLive },
  'live-required': { run: benchLiveRequired, needs: 'liveness-data' },
  'live-two': { run: benchLiveTwo, needs: 'webcam' },
  start: { run: benchColdStart },
  'memory-import': { run: () => benchMemoryImport(Number(values.photos)), needs: 'lfw' },
  'memory-live': { run: () => benchMemoryLive(Number(values.minutes)) },
};

const everything = positionals.length === 0 || positionals.includes('all');
const wanted = everything ? Object.keys(benches) : positionals;
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
await ensureBuilt('renderer');
const figures: Figure[] = [];
for (const name of wanted) {
  const { run, needs } = benches[name]!;
  const [lacking] = await missing(needs ? [needs] : []);
  if (lacking) {
    console.error(`${name}: skipped, it needs ${lacking.what}`);
    continue;
  }
  console.error(`${name} …`);
  try {
    figures.push(...[await run()].flat());
  } catch (error) {
    // What the others measured must not be lost.
    console.error(error);
    const measured = `failed: ${String(error)}`;
    figures.push({ what: name, measured, bound: '–', holds: false, numbers: {} });
  }
}
if (values.json) {
  console.log(JSON.stringify({ machine: await machine(), figures }, null, 2));
} else {
  printTable(figures);
  console.log(`\n${await machine()}`);
}
process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;
