import { createBundles } from './bundle/bundles.ts';
import { createBundleSessions } from './bundle/bundle-sessions.ts';
import type { Tell } from './changes.ts';
import type { Inbox } from './inbox/inbox.ts';
import type { KithParts } from './kith-parts.ts';
import { createGroups } from './people/groups.ts';
import { createPeople } from './people/people.ts';
import { createRemovals } from './people/removals.ts';
import type { Networks } from './ports/index.ts';
import type { SeenFaces } from './recognition/seen-faces.ts';
import { createRepairs } from './repairs/repairs.ts';
import type { Reporting } from './reporting/reporting.ts';

/** The capabilities that say who is enrolled, mend it, and take it from one gallery to another. */
export function createWhoIsWho({
  parts: { gallery, trainer, surroundings, workFactor, replace },
  networks,
  seenFaces,
  inbox,
  reporting,
  withoutRun,
  now,
  tell,
  onChange,
}: {
  parts: Pick<KithParts, 'gallery' | 'trainer' | 'surroundings' | 'workFactor' | 'replace'>;
  networks: Networks;
  seenFaces: Pick<SeenFaces, 'clear'>;
  inbox: Pick<Inbox, 'eraseLike'>;
  reporting: Pick<Reporting, 'forget'>;
  /** Ends a training run before people change. */
  withoutRun: <T>(change: () => Promise<T>) => Promise<T>;
  now: () => Date;
  tell: Tell;
  /** Earlier decisions no longer hold. */
  onChange: () => void;
}) {
  /** Versions may have learned from somebody who is gone, or is somebody else. */
  const labelsChanged = (): void => {
    seenFaces.clear();
    tell('versions');
  };
  const people = createPeople({
    gallery,
    eraseLike: inbox.eraseLike,
    withoutRun,
    onChange,
    onVouched: () => tell('people'),
    onShown: () => tell('people'),
    onRemoved: labelsChanged,
  });
  const bundles = createBundles({
    gallery,
    networks,
    trainer,
    kith: surroundings.version,
    workFactor,
    putInPlace: replace,
    now,
    onMerged: () => {
      onChange();
      tell('versions');
    },
  });
  return {
    people,
    groups: createGroups({
      store: gallery.groups,
      onChange: () => {
        // It counts them apart, and may name them.
        reporting.forget();
        tell('people');
      },
    }),
    removals: createRemovals({
      gallery,
      eraseLike: inbox.eraseLike,
      erase: people.finishRemovals,
      now,
      onChange,
    }),
    repairs: createRepairs({
      gallery,
      networks,
      withoutRun,
      now,
      onChange,
      onLabels: labelsChanged,
    }),
    bundles,
    bundleSessions: createBundleSessions(bundles),
  };
}
