import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { wantedSteps, type Change } from '../../electron/contract/index.ts';
import type { Connection, KithClient } from './client.ts';
import { followChanges } from './follow-changes.ts';
import { readAgain } from './read-again.ts';

const Context = createContext<KithClient | null>(null);

/** The owner's calls. */
export function useKith(): KithClient {
  const client = useContext(Context);
  if (!client) throw new Error('useKith needs a KithProvider above it');
  return client;
}

/** The keys of owner data, and what makes each of them stale. */
export const keys = {
  people: ['people'],
  person: (id: number) => ['people', id],
  groups: ['people', 'groups'],
  vouched: ['people', 'vouched'],
  corrections: (personId: number) => ['corrections', personId],
  repairs: ['repairs'],
  aside: (personId: number) => ['repairs', 'aside', personId],
  removals: ['repairs', 'removals'],
  toldApart: ['repairs', 'told apart'],
  learnedBy: (personIds: readonly number[]) => ['versions', 'of', personIds],
  inbox: ['inbox'],
  inboxGroups: ['inbox', 'groups'],
  strangers: ['inbox', 'strangers'],
  unknownPicture: (faceId: number) => ['unknown picture', faceId],
  activity: ['activity'],
  activityCameras: ['activity', 'cameras'],
  seen: ['seen'],
  settings: ['settings'],
  operatingPoints: ['operating points'],
  liveness: ['liveness'],
  livenessTests: ['liveness', 'tests'],
  status: ['status'],
  training: ['training'],
  plan: ['training plan'],
  measured: ['measured'],
  selfTest: ['self-test'],
  selfTestOf: (personId: number) => ['self-test', personId],
  galleryReport: ['gallery report'],
  versions: ['versions'],
  report: ['version'],
  version: (id: number) => ['version', id],
} as const;

const staleAfter: Record<Change['kind'], readonly QueryKey[]> = {
  people: [
    keys.people,
    ['corrections'],
    keys.repairs,
    keys.seen,
    // Whom faces look like, and what they are called.
    keys.inbox,
    keys.status,
    keys.plan,
    keys.measured,
    keys.operatingPoints,
    keys.galleryReport,
    keys.versions,
    keys.report,
  ],
  liveness: [keys.liveness],
  settings: [
    keys.settings,
    keys.liveness,
    keys.status,
    keys.plan,
    keys.measured,
    keys.operatingPoints,
  ],
  host: [keys.status],
  activity: [keys.activity, keys.seen],
  inbox: [keys.inbox],
  training: [keys.training],
  'self-test': [keys.selfTest, keys.operatingPoints],
  // A version that is judged again has another report.
  versions: [
    keys.versions,
    keys.status,
    keys.plan,
    keys.measured,
    keys.operatingPoints,
    keys.report,
  ],
};

/** Gives the views the owner's calls, and has them read again whatever the owner says has changed. */
export function KithProvider({
  connection,
  whenLost,
  children,
}: {
  connection: Connection;
  whenLost: ReactNode;
  children: ReactNode;
}) {
  const queries = useQueryClient();
  const [lost, setLost] = useState(false);

  useEffect(() => {
    const ended = new AbortController();
    connection.onLost(() => {
      ended.abort();
      setLost(true);
    });
    void followChanges(connection.client, ended.signal, {
      onChange: (kind) => {
        for (const queryKey of staleAfter[kind]) void readAgain(queries, queryKey);
      },
      onMissed: () => void readAgain(queries),
    });
    return () => ended.abort();
  }, [connection, queries]);

  return <Context value={connection.client}>{lost ? whenLost : children}</Context>;
}

/** Everyone enrolled. */
export function usePeople() {
  const kith = useKith();
  return useQuery({ queryKey: keys.people, queryFn: () => kith.people.list() });
}

/** The groups of people, by name. */
export function useGroups() {
  const kith = useKith();
  return useQuery({ queryKey: keys.groups, queryFn: () => kith.groups.list() });
}

/** Whoever was recognized: when last, and how often. */
export function useSeen() {
  const kith = useKith();
  return useQuery({ queryKey: keys.seen, queryFn: () => kith.people.seen() });
}

/** The user's choices. */
export function useSettings() {
  const kith = useKith();
  return useQuery({ queryKey: keys.settings, queryFn: () => kith.settings.get() });
}

/** Whether faces have to be live, and the network that this takes. */
export function useLivenessSetting() {
  const kith = useKith();
  return useQuery({ queryKey: keys.liveness, queryFn: () => kith.liveness.state() });
}

/** What the user's own tests of the liveness check found out. */
export function useLivenessTests() {
  const kith = useKith();
  return useQuery({ queryKey: keys.livenessTests, queryFn: () => kith.liveness.tests.list() });
}

/** What every step of the slider would do. */
export function useOperatingPoints() {
  const kith = useKith();
  return useQuery({
    queryKey: keys.operatingPoints,
    queryFn: () => kith.settings.operatingPoints({ wanted: [...wantedSteps] }),
  });
}

/** Whether unknown faces are kept, and how many there are. */
export function useInbox() {
  const kith = useKith();
  return useQuery({ queryKey: [...keys.inbox, 'state'], queryFn: () => kith.inbox.state() });
}

/** What goes on in training. */
export function useTraining() {
  const kith = useKith();
  return useQuery({ queryKey: keys.training, queryFn: () => kith.training.state() });
}

/** What a training would use, and which pictures look mislabeled. */
export function usePlan() {
  const kith = useKith();
  return useQuery({ queryKey: keys.plan, queryFn: () => kith.training.plan() });
}

/** What was measured of the active version, as long as it holds. */
export function useMeasured() {
  const kith = useKith();
  return useQuery({ queryKey: keys.measured, queryFn: () => kith.training.measured() });
}

/** Whether everybody would be recognized, by their own pictures. */
export function useSelfTest() {
  const kith = useKith();
  return useQuery({ queryKey: keys.selfTest, queryFn: () => kith.selfTest.state() });
}

/** What the self-test found of a person; null where nothing was yet. */
export function useSelfTestOf(personId: number) {
  const kith = useKith();
  return useQuery({
    queryKey: keys.selfTestOf(personId),
    queryFn: () => kith.selfTest.person({ personId }),
  });
}

/** The model versions, newest first. */
export function useVersions() {
  const kith = useKith();
  return useQuery({ queryKey: keys.versions, queryFn: () => kith.versions.list() });
}

/** The state of engine, key and gallery. */
export function useStatus() {
  const kith = useKith();
  return useQuery({ queryKey: keys.status, queryFn: () => kith.system.status() });
}
