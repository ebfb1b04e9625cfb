import { settings, type Settings } from '../contract/index.ts';
import { WANTED_FPIR } from '../core/evaluation/operating-point.ts';
import type { Connection } from './connection.ts';

const defaults: Settings = {
  theme: 'system',
  language: 'system',
  cameras: [],
  wantedFpir: WANTED_FPIR,
  liveness: 'off',
  keepChips: true,
  keepActivity: true,
  activityDays: 90,
  activityLines: 10_000,
  unknownDays: 7,
  spokenHelp: false,
  copiesKept: 3,
  engine: null,
  updates: false,
  welcomed: false,
};

/** The SQL of settings. A stored value that no longer fits falls back to its default. */
export function createSettingsRepository(db: Connection) {
  const all = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings');
  const put = db.prepare<[string, string]>(
    `INSERT INTO settings (key, value) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  const fits = settings.partial();
  return {
    get: (): Settings => {
      let current = defaults;
      for (const { key, value } of all.all()) {
        const change = fits.safeParse({ [key]: JSON.parse(value) });
        if (change.success) current = { ...current, ...change.data };
      }
      return current;
    },
    put: (change: Partial<Settings>): void => {
      for (const [key, value] of Object.entries(change)) put.run(key, JSON.stringify(value));
    },
  };
}
