import type { Settings } from '../../contract/index.ts';
import type { OperatingPointsReader } from '../evaluation/operating-points.ts';
import { activeDamage } from '../versions/active-damage.ts';
import type { Engines } from '../engines/engines.ts';
import type { Liveness } from '../liveness/liveness.ts';
import type { Gallery, UpdateMonitor } from '../ports/index.ts';

/** The user's choices, and what follows from them at once. Those that were made before are followed from here on. */
export async function createSettings({
  gallery,
  engines,
  updates,
  liveness,
  onCopiesKept,
  onChange,
  onBounds,
  onThreshold,
  operatingPoints,
}: {
  gallery: Gallery;
  engines: Engines;
  updates: UpdateMonitor | null;
  liveness: Pick<Liveness, 'assertHere' | 'dropWanted' | 'forget'>;
  onCopiesKept: (count: number) => void;
  onChange: () => void;
  /** Another length or age of the activity list, or age of unknown faces, was chosen. */
  onBounds: () => void;
  /** Another share of strangers may be given a name. */
  onThreshold: () => void;
  operatingPoints: Pick<OperatingPointsReader, 'check'>;
}) {
  const saved = await gallery.settings();
  engines.prefer(saved.engine);
  updates?.follow(saved.updates);

  return {
    get: gallery.settings,
    /** All or nothing. Errors: `PeopleTooAlike`; `LivenessMissing` where faces are to be live and the network that tells is not here. */
    update: async (change: Partial<Settings>): Promise<Settings> => {
      if ((change.liveness ?? 'off') !== 'off') liveness.assertHere();
      // Where nobody can be recognized nobody is taken for anybody.
      if (change.wantedFpir !== undefined && !activeDamage(gallery)) {
        await operatingPoints.check(change.wantedFpir, (await gallery.settings()).wantedFpir);
      }
      if (change.liveness !== undefined) liveness.dropWanted();
      const settings = await gallery.saveSettings(change);
      onChange();
      if (change.engine !== undefined) engines.choose(settings.engine);
      updates?.follow(settings.updates);
      if (change.copiesKept !== undefined) onCopiesKept(settings.copiesKept);
      const { activityDays, activityLines, unknownDays } = change;
      if ([activityDays, activityLines, unknownDays].some((one) => one !== undefined)) onBounds();
      if (change.wantedFpir !== undefined) onThreshold();
      if (change.liveness !== undefined) liveness.forget();
      return settings;
    },
  };
}
