import { statSync } from 'node:fs';
import {
  KithError,
  type GroupColor,
  type LivenessState,
  type PeopleGroup,
  type Settings,
} from '../contract/index.ts';
import type {
  MergedPerson,
  NewVersion,
  StagedGallery,
  StagedPerson,
  WholeSample,
} from '../core/ports/index.ts';
import { createActivationRepository } from './activation-repository.ts';
import { asynchronous } from './asynchronous.ts';
import { createBundleRepository } from './bundle-repository.ts';
import { createDatabase, openConnection } from './connection.ts';
import { countsOf } from './counts.ts';
import { putInPlace, removeDatabase } from './database-file.ts';
import { createDetailsRepository } from './details-repository.ts';
import { createEmbeddingsRepository } from './embeddings-repository.ts';
import { emptyLog } from './erasure.ts';
import { createGroupsRepository } from './groups-repository.ts';
import { createLabelsRepository } from './labels-repository.ts';
import { migrations } from './migrations/index.ts';
import { createPeopleRepository } from './people-repository.ts';
import { createPortraitsRepository } from './portraits-repository.ts';
import { createSettingsRepository } from './settings-repository.ts';
import type { ShippedVersion } from './shipped-version.ts';
import { createVersionsRepository } from './versions-repository.ts';

/** What a staged gallery needs of the one that is open. */
export interface StagingFor {
  /** The open gallery's file and key. */
  readonly file: string;
  readonly key: Uint8Array | null;
  readonly shipped: ShippedVersion;
  /** The weights of its active version. */
  readonly activeWeights: () => string;
  readonly isKnownVersion: (weightsSha256: string) => boolean;
  readonly erasures: () => number;
  /** Adds what is staged; see `StagedGallery.merge`. */
  readonly merge: (
    staged: StagedRows,
    people: readonly MergedPerson[],
    versionId: number,
    at: Date,
  ) => void;
  readonly explained: (error: unknown) => unknown;
  /** It is there no more: another may be staged. */
  readonly onDiscarded: () => void;
}

/** What a merge reads. */
export interface StagedRows {
  /** A sample with its embedding under the active version of the gallery it is merged with. */
  readonly sample: (sampleId: number) => WholeSample;
  readonly person: (personId: number) => StagedPerson;
  readonly group: (groupId: number) => Pick<PeopleGroup, 'name' | 'color'>;
  readonly newVersions: () => Iterable<NewVersion>;
}

/** Writes of one transaction: each costs more to end than most take. */
const WRITES_AT_ONCE = 500;

/** Where a gallery is staged: what is left of one that was cut off, the next start removes. */
function stagedFile(file: string): string {
  return `${file}.new`;
}

/** Puts a gallery that was staged and sealed in the place of a closed one: whoever looks, whenever, finds the one or the other, whole. */
export function putStaged(file: string): void {
  // What a full disk left in the log would be read as the new gallery's.
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    throw new KithError('DiskFailed', file);
  }
  putInPlace(stagedFile(file), file);
}

/** Begins a gallery beside one that is open; see `BundleStore.stage`. */
export function stageGallery(open: StagingFor): StagedGallery {
  const scratch = stagedFile(open.file);
  removeDatabase(scratch);
  // In its place at once: what is cut off here the next start finds.
  createDatabase(scratch, open.key, migrations).close();
  const db = openConnection(scratch, open.key);
  // It is nobody's yet, and is written through to the disk before it is anybody's. With a log all of it would be encrypted twice.
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  const portraits = createPortraitsRepository(db);
  const people = createPeopleRepository(db, portraits);
  const labels = createLabelsRepository(db, portraits);
  const versions = createVersionsRepository(db, open.shipped.statistics);
  const embeddings = createEmbeddingsRepository(db);
  const activations = createActivationRepository(db);
  const settings = createSettingsRepository(db);
  const rows = createBundleRepository(db);
  const details = createDetailsRepository(db);
  const groups = createGroupsRepository(db);
  const insertSample = db.prepare<
    [
      personId: number,
      quality: string,
      source: string,
      takenAt: number,
      chip: Uint8Array | null,
      liveness: LivenessState | null,
      camera: string | null,
      turns: LivenessState | null,
    ]
  >(
    `INSERT INTO samples (person_id, quality, source, taken_at, chip, liveness, camera, turns)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const lastPerson = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM people').pluck();
  const enrolledAt = db
    .prepare<[number], number>('SELECT enrolled_at FROM people WHERE id = ?')
    .pluck();
  const idOf = db
    .prepare<[string], number>('SELECT id FROM model_versions WHERE weights_sha256 = ?')
    .pluck();
  // Asked for with every person: what else is known of a version takes a look at every sample.
  const sizeOf = db
    .prepare<[number], number>('SELECT embedding_size FROM model_versions WHERE id = ?')
    .pluck();
  const unembedded = db.prepare<
    [number, number, number],
    { sampleId: number; chip: Buffer | null }
  >(
    `SELECT s.id AS sampleId, s.chip FROM samples s WHERE s.id > ? AND NOT EXISTS
       (SELECT 1 FROM embeddings e WHERE e.sample_id = s.id AND e.version_id = ?) ORDER BY s.id LIMIT ?`,
  );
  const insertBare = db.prepare<[string]>(
    "INSERT INTO model_versions (profile, weights_sha256, created_at) VALUES ('face', ?, 0)",
  );
  const { profile, weightsSha256 } = open.shipped;

  let writes = 0;
  const commit = (): void => {
    if (db.inTransaction) db.exec('COMMIT');
    writes = 0;
  };
  /** Does work in the transaction of several: where one of them fails, all that is staged is discarded. */
  const write = <T>(work: () => T): T => {
    if (!db.inTransaction) db.exec('BEGIN IMMEDIATE');
    const result = work();
    if (++writes >= WRITES_AT_ONCE) commit();
    return result;
  };
  write(() => {
    const now = new Date();
    const first = versions.insertShipped(profile, weightsSha256, now);
    activations.makeActive({ versionId: first, kind: 'activated' }, now);
  });
  /** The number of the open gallery's active version in here, where embeddings are all that is known of it. */
  const activeId = (): number => {
    const weights = open.activeWeights();
    return idOf.get(weights) ?? Number(insertBare.run(weights).lastInsertRowid);
  };
  const version = (weights: string): NewVersion => {
    const id = idOf.get(weights) ?? 0;
    return {
      name: versions.get(id).name,
      origin: 'imported',
      network: versions.network(id),
      embeddingSize: versions.embeddingSize(id),
      statistics: versions.statistics(id),
      verdict: null,
      report: versions.report(id),
      parentId: null,
      people: [],
      points: [],
    };
  };
  const newVersions = (): string[] =>
    versions
      .all()
      .filter((one) => one.origin !== 'shipped' && !open.isKnownVersion(one.weightsSha256))
      .map((one) => one.weightsSha256);
  const discard = (): void => {
    if (db.open) db.close();
    removeDatabase(scratch);
    open.onDiscarded();
  };

  return asynchronous(
    {
      addVersion: (added: NewVersion, at: Date): void =>
        void write(() => versions.insert(added, at)),
      hasVersion: (weights: string): boolean => idOf.get(weights) !== undefined,
      newVersions,
      version,
      addGroup: (name: string, color: GroupColor): number =>
        write(() => groups.insert(name, color)),
      addPerson: ({ name, enrolledAt: at, consent, ...person }: StagedPerson): number =>
        write(() => {
          const id = lastPerson.get()! + 1;
          people.insertAgain(id, name, at.getTime(), consent);
          details.put(id, person);
          for (const group of person.groups) groups.put(group, id, true);
          return id;
        }),
      addSamples: (personId: number, samples: readonly WholeSample[], weights: string): number[] =>
        write(() => {
          const versionId = idOf.get(weights);
          const ids = samples.map((sample) => {
            const { lastInsertRowid } = insertSample.run(
              personId,
              JSON.stringify(sample.quality),
              sample.source,
              sample.takenAt.getTime(),
              sample.chip,
              sample.liveness,
              sample.camera,
              sample.turns,
            );
            return Number(lastInsertRowid);
          });
          if (versionId !== undefined) {
            embeddings.add(
              versionId,
              sizeOf.get(versionId)!,
              samples.flatMap(({ embedding }, i) =>
                embedding ? [{ sampleId: ids[i]!, vector: embedding }] : [],
              ),
            );
          }
          samples.forEach(({ vouched, portrait, chip }, i) => {
            if (vouched) labels.vouch(ids[i]!, true);
            if (portrait && chip) portraits.choose(personId, ids[i]!);
          });
          portraits.settle(personId);
          return ids;
        }),
      putSettings: (change: Partial<Settings>): void => write(() => settings.put(change)),
      unembedded: (weights: string, after: number, limit: number) =>
        unembedded.all(after, idOf.get(weights) ?? 0, limit),
      countUnembedded: (weights: string) => embeddings.countMissing(idOf.get(weights) ?? 0),
      addEmbeddings: (added: readonly { sampleId: number; vector: Float32Array }[]): void =>
        write(() => {
          const [first] = added;
          if (first) embeddings.add(activeId(), first.vector.length, added);
        }),
      embeddings: (sampleIds: readonly number[]): Float32Array[] =>
        sampleIds.map((id) => {
          const { embedding } = rows.sample(id, activeId());
          if (!embedding) throw new KithError('VersionChanged');
          return embedding;
        }),
      merge: (merged: readonly MergedPerson[], versionId: number, at: Date): void =>
        open.merge(
          {
            sample: (id) => rows.sample(id, activeId()),
            person: (id) => ({
              name: people.get(id).name,
              enrolledAt: new Date(enrolledAt.get(id)!),
              consent: people.consent(id),
              ...details.of(id),
              groups: groups.of(id),
            }),
            group: groups.get,
            // One at a time: each may be large.
            *newVersions() {
              for (const weights of newVersions()) yield version(weights);
            },
          },
          merged,
          versionId,
          at,
        ),
      seal: (weights: string, change: Partial<Settings>, at: Date) => {
        const versionId = idOf.get(weights) ?? idOf.get(weightsSha256)!;
        const { samples: toEmbed } = embeddings.countMissing(versionId);
        write(() => {
          settings.put(change);
          activations.makeActive({ versionId, kind: 'activated' }, at);
          // The next start does that before anybody is recognized.
          if (toEmbed > 0) activations.putTarget({ versionId, kind: 'activated' });
          db.prepare('UPDATE erasures SET count = ?').run(open.erasures());
        });
        commit();
        const counts = countsOf(db);
        emptyLog(db);
        db.close();
        return { ...counts, toEmbed };
      },
      discard,
    },
    open.explained,
  );
}
