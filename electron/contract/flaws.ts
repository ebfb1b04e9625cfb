/**
 * What exactly is wrong, where a failure can be one of several things: said in brackets after it. `{subject}` is what the
 * failure is about.
 */
export const flaws = {
  keyringMissing: 'the keyring with its key isn’t there',
  keyringRefuses: 'the keyring won’t open its key',
  keyMissing: 'the system has no key for it',
  keyWrong: 'this isn’t its key',
  fileMissing: '{subject} is missing',
  fileDamaged: '{subject} is damaged',
  severalPeople: '{subject} people',
  weightsUnreadable: 'its weights can’t be read',
  weightsDamaged: 'its weights are damaged',
  weightsNotFinite: 'not all of its weights are numbers',
  weightsUnfit: 'its weights don’t fit its network',
  statisticsMissing: 'it has no statistics for setting a threshold',
  statisticsDamaged: 'its statistics are damaged',
  embeddingSize: 'its embeddings have {subject} numbers',
  embeddingDamaged: 'an embedding has the wrong size or length',
  embeddingsOpposed: 'the embeddings of one person have nothing in common',
  fileTooLarge: 'it’s larger than any version',
  textUnsafe: 'a text in it has characters that nobody sees or that change what stands around them',
  statisticsImplausible: 'its statistics can’t be those of a face network',
  facesAlike: 'it takes different faces for the same one',
  enginesTried: 'tried: {subject}',
  updateUnreachable: 'the server can’t be reached',
  updateMissing: 'there’s nothing about updates at the address',
  updateDamaged: 'the download isn’t what was published',
  noEmbedding: 'when tried on a face, it didn’t return {subject} numbers',
} as const;

export type Flaw = keyof typeof flaws;

/** What stands in brackets after a failure, in `words`; undefined where there is nothing to say. */
export function bracketed(
  subject: string | undefined,
  flaw: Flaw | undefined,
  words: Readonly<Record<Flaw, string>> = flaws,
): string | undefined {
  return flaw === undefined ? subject : words[flaw].replace('{subject}', subject ?? '');
}
