import { app } from './app.ts';
import { bundles } from './bundles.ts';
import { capture } from './capture.ts';
import { common } from './common.ts';
import { enroll } from './enroll.ts';
import { evidence } from './evidence.ts';
import { flaws } from '../../../../electron/contract/index.ts';
import { failures } from './failures.ts';
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

/** English, the language that Kith is written in first. Messages are ICU MessageFormat, one file a part of the page. */
export const en = {
  app,
  bundles,
  capture,
  common,
  enroll,
  evidence,
  failures,
  flaws,
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
} as const;
