import { KithError, type Person } from '../contract/index.ts';
import type { createActiveIndex } from './active-index.ts';
import type { Connection } from './connection.ts';
import type { createLabelsRepository } from './labels-repository.ts';
import type { createPeopleRepository } from './people-repository.ts';
import type { createTrainingRepository } from './training-repository.ts';

interface Parts {
  readonly labels: ReturnType<typeof createLabelsRepository>;
  readonly people: ReturnType<typeof createPeopleRepository>;
  readonly training: ReturnType<typeof createTrainingRepository>;
  readonly index: Pick<ReturnType<typeof createActiveIndex>, 'referenceNow' | 'follow'>;
}

/** The gallery's calls about whom samples show, over its repositories. */
export function createLabelCalls(
  { write }: Connection,
  { labels, people, training, index }: Parts,
) {
  return {
    ownerOf: labels.ownerOf,
    vouchedSamples: labels.vouched,
    moveSample: (sampleId: number, toPersonId: number): Person => {
      const moved = write(() => {
        const fromId = labels.ownerOf(sampleId);
        people.get(toPersonId);
        if (fromId === toPersonId) return null;
        if (people.get(fromId).samples === 1) throw new KithError('LastSample');
        training.forgetRun();
        const { committed } = labels.move(sampleId, toPersonId);
        const both = [fromId, toPersonId].map((id) => {
          return { id, name: people.get(id).name, mean: index.referenceNow(id) };
        });
        return { both, committed };
      });
      moved?.committed();
      index.follow((made) =>
        moved?.both.forEach(({ id, name, mean }) => made.set(id, name, mean!)),
      );
      return people.get(toPersonId);
    },
    vouch: (sampleId: number, vouched: boolean): void =>
      write(() => {
        labels.ownerOf(sampleId);
        labels.vouch(sampleId, vouched);
      }),
  };
}
