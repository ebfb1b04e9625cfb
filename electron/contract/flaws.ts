/**
 * What exactly is wrong, where a failure can be one of several things: said in brackets after it. `{subject}` is what the
 * failure is about.
 */
export const flaws = {
  keyringMissing: 'the keyring that keeps its key is not there',
  keyringRefuses: 'the keyring does not open its key',
  keyMissing: 'the system keeps no key for it',
  fileMissing: '{subject} is missing',
  fileDamaged: '{subject} is damaged',
  severalPeople: '{subject} people',
  weightsUnreadable: 'its weights cannot be read',
  weightsDamaged: 'its weights are damaged',
  weightsNotFinite: 'its weights are not all numbers',
  weightsUnfit: 'its weights do not fit its network',
  statisticsMissing: 'it has no statistics to set a threshold by',
  statisticsDamaged: 'its statistics are damaged',
  embeddingSize: 'its embeddings have {subject} numbers',
  embeddingDamaged: 'an embedding has the wrong size or length',
  embeddingsOpposed: 'the embeddings of a person have nothing in common',
  noEmbedding: 'tried on a face, it gave no embedding of {subject} numbers',
} as const;

export type Flaw = keyof typeof flaws;

/** What stands in brackets after a failure; undefined where there is nothing to say. */
export function bracketed(subject: string | undefined, flaw: Flaw | undefined): string | undefined {
  return flaw === undefined ? subject : flaws[flaw].replace('{subject}', subject ?? '');
}
