import { KithError, type Correction } from '../contract/index.ts';
import type { Reference } from '../../native-models/evaluate/reference.ts';
import type { NewCorrection, SampleRecord } from '../core/ports/index.ts';
import type { createActiveIndex } from './active-index.ts';
import type { Connection } from './connection.ts';
import type { createCorrectionsRepository } from './corrections-repository.ts';
import type { createLabelsRepository } from './labels-repository.ts';
import type { createPeopleRepository } from './people-repository.ts';
import type { RepairsRepository } from './repairs-repository.ts';
import type { createTrainingRepository } from './training-repository.ts';

interface Parts {
  readonly corrections: ReturnType<typeof createCorrectionsRepository>;
  readonly repairs: Pick<RepairsRepository, 'noteTaken' | 'takenBy' | 'noteBack'>;
  readonly people: ReturnType<typeof createPeopleRepository>;
  readonly labels: Pick<ReturnType<typeof createLabelsRepository>, 'vouch'>;
  readonly training: ReturnType<typeof createTrainingRepository>;
  readonly index: Pick<ReturnType<typeof createActiveIndex>, 'active' | 'currentId' | 'reference'>;
}

/** The gallery's calls about corrections: each changes the tables and, in step with them, the active version's index. */
export function createCorrectionCalls(
  db: Connection,
  { corrections, repairs, people, labels, training, index }: Parts,
) {
  /** A person's samples and bar as they are in the tables, to be put into the index once they are there to stay. */
  const asWritten = (personId: number): { name: string; reference: Reference; raise: number } => ({
    name: people.get(personId).name,
    reference: index.reference(personId, index.active()),
    raise:
      corrections.raises(index.active().id).find((one) => one.personId === personId)?.raise ?? 0,
  });
  const follow = (personId: number, { name, reference, raise }: ReturnType<typeof asWritten>) => {
    index.active().set(personId, name, reference);
    index.active().raiseBar(personId, raise);
  };
  const removeSample = (personId: number, sampleId: number): void => {
    if (people.get(personId).samples === 1) throw new KithError('LastSample');
    training.forgetRun();
    people.removeSample(personId, sampleId);
  };

  /** A sample is the person's again, with what was said of it; who else was chosen meanwhile to show them goes on to. */
  const restore = (
    correctionId: number,
    personId: number,
    sample: SampleRecord,
    { vouched, chosen }: ReturnType<Parts['corrections']['marks']>,
  ): void => {
    const number = repairs.takenBy(correctionId);
    const [id] = people.insertSamples(personId, [sample], number === null ? [] : [number]);
    repairs.noteBack(id!, correctionId);
    if (vouched) labels.vouch(id!, true);
    if (chosen && sample.chip && !people.portraitIsChosen(personId)) {
      people.choosePortrait(personId, id!);
    }
  };
  const get = (correctionId: number) => corrections.get(correctionId, index.currentId());

  return {
    of: (personId: number) => corrections.of(personId, index.currentId()),
    get,
    setAside: corrections.setAside,
    asideEmbeddings: (personId: number) => corrections.asideEmbeddings(personId, index.currentId()),
    picture: corrections.picture,
    add: (correction: NewCorrection, at: Date): Correction => {
      const { personId, setAside } = correction;
      const { id, written } = db.write(() => {
        people.get(personId);
        const added = corrections.add(correction, index.active().id, at);
        if (setAside !== null) {
          repairs.noteTaken(setAside, added);
          removeSample(personId, setAside);
        }
        return { id: added, written: asWritten(personId) };
      });
      follow(personId, written);
      if (setAside !== null) db.erasure.finish();
      return get(id);
    },
    undo: (correctionId: number, restored: SampleRecord | null): Correction => {
      const { undone, written } = db.write(() => {
        const correction = get(correctionId);
        const { personId, added } = correction;
        if (!restored && corrections.setAside(correctionId)) throw new KithError('ChipsMissing');
        if (restored) {
          if (restored.versionId !== index.active().id) throw new KithError('VersionChanged');
          restore(correctionId, personId, restored, corrections.marks(correctionId));
        }
        corrections.remove(correctionId);
        if (added !== null) removeSample(personId, added);
        return { undone: correction, written: asWritten(personId) };
      });
      follow(undone.personId, written);
      if (undone.added !== null) db.erasure.finish();
      return undone;
    },
    erasePicture: (correctionId: number): Correction => {
      const left = db.write(() => {
        corrections.eraseAside(correctionId);
        return get(correctionId);
      });
      db.erasure.finish();
      return left;
    },
  };
}
