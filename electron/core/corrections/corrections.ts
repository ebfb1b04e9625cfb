import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { assessForEnrollment } from '../../../native-models/face/assess.ts';
import {
  KithError,
  type ChosenRemedies,
  type Correction,
  type NewSample,
  type QualityMeasures,
  type Remedies,
  type Statement,
} from '../../contract/index.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { likenessOf, unlike } from '../enrollment/likeness.ts';
import type { EmbeddedMoments } from '../evaluation/embedded-moments.ts';
import { operatingPointOf } from '../evaluation/operating-point.ts';
import type { MatedScores } from '../evidence/mated-scores.ts';
import { never } from '../async/aborted.ts';
import { createPace } from '../async/pace.ts';
import { createTurns } from '../async/in-turn.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import type { ActiveVersion, Gallery, Networks, SampleRecord } from '../ports/index.ts';
import type { SeenFace, SeenFaces } from '../recognition/seen-faces.ts';
import { badSample } from './bad-sample.ts';
import { raisedBar } from './raised-bar.ts';

/** What users say of faces that were decided on wrongly, and what is done about it. It changes no network. */
export function createCorrections({
  gallery,
  networks,
  seenFaces,
  samples,
  matedScores,
  enrollment,
  withoutRun,
  now,
  onChange,
}: {
  gallery: Gallery;
  networks: Pick<Networks, 'embed'>;
  seenFaces: SeenFaces;
  samples: EmbeddedMoments;
  matedScores: MatedScores;
  enrollment: Pick<Enrollment, 'extend' | 'lookAlikes'>;
  /** Removes while no training run learns from what is removed. */
  withoutRun: <T>(remove: () => Promise<T>) => Promise<T>;
  now: () => Date;
  /** Somebody is recognized otherwise from now on. */
  onChange: () => void;
}) {
  const store = gallery.corrections;
  // Bars are raised from where they stand, and two who say the same at once would raise them twice.
  const inTurn = createTurns();

  const faceOf = (evidence: string): SeenFace => {
    const face = seenFaces.opened(evidence);
    if (!face) throw new KithError('NoSuchFace');
    return face;
  };

  /** What can be done about a face that is not a person's. */
  const against = async (version: ActiveVersion, personId: number, face: Float32Array) => {
    const [own, { wantedFpir }] = await Promise.all([
      samples.of(personId, version.id, createPace(never)),
      gallery.settings(),
    ]);
    const reference = version.reference(personId);
    if (!reference) throw new KithError('NoSuchPerson');
    const point = operatingPointOf(version);
    const raise = raisedBar(version, point, personId, {
      rivalry: point.rivalry(point.candidates(face)),
      score: innerProduct(reference.direction, face),
      wantedFpir,
      samples: own,
      mated: await matedScores(version, own),
    });
    return { setAside: badSample(version, personId, own, face), raise };
  };

  const inFavor = async (
    version: ActiveVersion,
    personId: number,
    face: SeenFace,
    quality: QualityMeasures,
    embedding: Float32Array | null,
  ): Promise<Remedies['add']> => {
    const reference = version.reference(personId);
    if (!reference) throw new KithError('NoSuchPerson');
    const [first] = embedding ? operatingPointOf(version).candidates(embedding, 1) : [];
    const differs = embedding && unlike(reference.direction, [embedding], version.statistics);
    const reasons = assessForEnrollment(alone(quality));
    return {
      reasons,
      unlike:
        embedding && differs && differs.length > 0
          ? likenessOf(version.statistics, innerProduct(reference.direction, embedding))
          : null,
      moreLike: first && first.personId !== personId ? first.person : null,
      others:
        reasons.length > 0 ? [] : await enrollment.lookAlikes([sampleOf(face, quality)], personId),
    };
  };

  /** A version in use, and the face as it is embedded under it; null where it cannot be used. Error: `VersionChanged`. */
  const underActive = ({ embedded }: SeenFace) => {
    const version = gallery.active();
    if (embedded && embedded.versionId !== version.id) throw new KithError('VersionChanged');
    return { version, embedding: embedded?.embedding ?? null };
  };

  /** Adds the face to a person, and answers with the sample's number; null where they have the picture already. */
  const addFace = async (personId: number, face: SeenFace) => {
    const { quality } = face;
    if (!quality) throw new KithError('NoSuchFace');
    const reasons = assessForEnrollment(alone(quality));
    if (reasons.length > 0) throw new KithError('PoorQuality', undefined, { reasons });
    const before = new Set((await gallery.samples(personId)).map(({ id }) => id));
    // Who says so has seen both, and was told where they are unlike and who else is like it (`remedies`).
    await enrollment.extend(personId, [sampleOf(face, quality)], { anyway: true });
    const added = (await gallery.samples(personId)).find(({ id }) => !before.has(id));
    return added?.id ?? null;
  };

  /** A sample that was set aside, embedded under the version in use. Error: `ChipsMissing` where that takes a picture that was not kept. */
  const restorable = async (sample: SampleRecord): Promise<SampleRecord> => {
    if (sample.versionId === gallery.activeId()) return sample;
    if (!sample.chip) throw new KithError('ChipsMissing');
    const { version, embeddings } = await networks.embed([await decodeChip(sample.chip)]);
    return { ...sample, versionId: version.id, embedding: embeddings[0]! };
  };

  const say = async (
    { evidence, isNot, is }: Statement,
    chosen: ChosenRemedies,
  ): Promise<Correction[]> => {
    const face = faceOf(evidence);
    const { version, embedding } = underActive(face);
    const undone = isNot !== null && embedding ? await against(version, isNot, embedding) : null;
    // The bar was raised as scores are under that version.
    const assertUnchanged = () => {
      if (gallery.activeId() !== version.id) throw new KithError('VersionChanged');
    };
    const said: Correction[] = [];
    if (is !== null) {
      // A face may be refused: nothing of the other half is kept before it is there.
      if (isNot !== null) assertUnchanged();
      const added = chosen.add ? await addFace(is, face) : null;
      const kept = { kind: 'is', personId: is, added, setAside: null, raise: 0 } as const;
      said.push(await store.add(kept, now()));
    }
    if (isNot !== null) {
      const setAside = chosen.setAside ? (undone?.setAside?.sampleId ?? null) : null;
      const raise = chosen.raise ? (undone?.raise?.by ?? 0) : 0;
      assertUnchanged();
      const kept = { kind: 'is not', personId: isNot, added: null, setAside, raise } as const;
      const add = () => store.add(kept, now());
      said.unshift(await (setAside === null ? add() : withoutRun(add)));
    }
    onChange();
    return said;
  };

  const undo = async (correctionId: number): Promise<Correction> => {
    const { added, personId } = await store.get(correctionId);
    const aside = await store.setAside(correctionId);
    const restored = aside && (await restorable(aside));
    // A run is ended only for what will be done.
    if (added !== null && !restored && (await gallery.person(personId)).samples === 1) {
      throw new KithError('LastSample');
    }
    const takeBack = () => store.undo(correctionId, restored);
    const undone = await (added === null ? takeBack() : withoutRun(takeBack));
    onChange();
    return undone;
  };

  return {
    /** What can be done about a face that is not this person, or is that one. Errors: `NoSuchFace`, `NoSuchPerson`, `VersionChanged`. */
    remedies: async ({ evidence, isNot, is }: Statement): Promise<Remedies> => {
      const face = faceOf(evidence);
      const { version, embedding } = underActive(face);
      const undone = isNot !== null && embedding ? await against(version, isNot, embedding) : null;
      const bad = undone?.setAside;
      return {
        add:
          is !== null && face.quality
            ? await inFavor(version, is, face, face.quality, embedding)
            : null,
        setAside: bad ? { sampleId: bad.sampleId, hasPicture: bad.hasChip } : null,
        raise: undone?.raise?.told ?? null,
      };
    },
    /**
     * Remembers what somebody says of a face, and does what they chose of what can be done. Answers with what is remembered: one
     * for each person that it is about. Errors: those of `remedies`; of adding a sample, `PoorQuality` among them; `LastSample`.
     */
    say: (statement: Statement, chosen: ChosenRemedies): Promise<Correction[]> =>
      inTurn(() => say(statement, chosen)),
    /** Those about a person, the newest first. */
    of: store.of,
    /** The JPEG of what is set aside for one. Error: `NoSuchPicture`. */
    picture: store.picture,
    /**
     * Takes one back, with all that it changed. Errors: `NoSuchCorrection`; `LastSample` where the sample that was added is the only
     * one left; `ChipsMissing` where one that was set aside cannot be embedded under the version that is active by now.
     */
    undo: (correctionId: number): Promise<Correction> => inTurn(() => undo(correctionId)),
    /** Erases what is set aside for one; the rest of it stays. Error: `NoSuchCorrection`. */
    erasePicture: async (correctionId: number): Promise<Correction> => {
      const left = await store.erasePicture(correctionId);
      onChange();
      return left;
    },
  };
}

/** A chip is cut to its face: who else is in the frame is not in it. */
function alone(quality: QualityMeasures): QualityMeasures {
  return { ...quality, SingleFacePresent: true };
}

/** A face that was seen, as a sample. */
function sampleOf({ chip, at, decision, seenBy }: SeenFace, quality: QualityMeasures): NewSample {
  return {
    chip: new Blob([Uint8Array.from(chip)]),
    quality: alone(quality),
    source: 'webcam',
    takenAt: at,
    liveness: decision.liveness?.state ?? null,
    camera: seenBy,
  };
}

/** The corrections capability. */
export type Corrections = ReturnType<typeof createCorrections>;
