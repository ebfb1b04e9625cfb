import { germanFailures, germanFlaws } from '../../../../electron/contract/index.ts';
import type { Messages } from '../messages.ts';
import { app } from './app.ts';
import { bundles } from './bundles.ts';
import { capture } from './capture.ts';
import { common } from './common.ts';
import { enroll } from './enroll.ts';
import { evidence } from './evidence.ts';
import { inbox } from './inbox.ts';
import { live } from './live.ts';
import { people } from './people.ts';
import { peopleList } from './people-list.ts';
import { selfTest } from './self-test.ts';
import { repairs } from './repairs.ts';
import { report } from './report.ts';
import { settings } from './settings.ts';
import { training } from './training.ts';
import { tryIt } from './try-it.ts';
import { welcome } from './welcome.ts';

/** German. It says “du”, as apps for everybody do now. */
export const de: Messages = {
  app,
  bundles,
  capture,
  common,
  enroll,
  evidence,
  failures: germanFailures,
  flaws: germanFlaws,
  inbox,
  live,
  people,
  peopleList,
  selfTest,
  repairs,
  report,
  settings,
  training,
  tryIt,
  welcome,
};
