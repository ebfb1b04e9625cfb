import type { Flaw } from './flaws.ts';

/** The flaws in German. */
export const germanFlaws: Readonly<Record<Flaw, string>> = {
  keyringMissing: 'der Schlüsselbund, der ihren Schlüssel aufbewahrt, ist nicht da',
  keyringRefuses: 'der Schlüsselbund gibt ihren Schlüssel nicht heraus',
  keyMissing: 'das System hat keinen Schlüssel für sie',
  keyWrong: 'das ist nicht ihr Schlüssel',
  fileMissing: '{subject} fehlt',
  fileDamaged: '{subject} ist beschädigt',
  severalPeople: '{subject} Personen',
  weightsUnreadable: 'ihre Gewichte lassen sich nicht lesen',
  weightsDamaged: 'ihre Gewichte sind beschädigt',
  weightsNotFinite: 'nicht alle ihre Gewichte sind Zahlen',
  weightsUnfit: 'ihre Gewichte passen nicht zu ihrem Netz',
  statisticsMissing: 'ihr fehlt die Statistik, um eine Schwelle zu setzen',
  statisticsDamaged: 'ihre Statistik ist beschädigt',
  embeddingSize: 'ihre Embeddings haben {subject} Zahlen',
  embeddingDamaged: 'ein Embedding hat die falsche Größe oder Länge',
  embeddingsOpposed: 'die Embeddings einer Person haben nichts gemeinsam',
  fileTooLarge: 'sie ist größer als jede Version',
  textUnsafe:
    'ein Text darin hat Zeichen, die niemand sieht oder die verändern, was um sie herum steht',
  statisticsImplausible: 'ihre Statistik kann nicht die eines Gesichtsnetzes sein',
  facesAlike: 'sie hält verschiedene Gesichter für dasselbe',
  enginesTried: 'versucht: {subject}',
  updateUnreachable: 'der Server ist nicht erreichbar',
  updateMissing: 'unter der Adresse steht nichts von Updates',
  updateDamaged: 'was heruntergeladen wurde, ist nicht das, was veröffentlicht wurde',
  noEmbedding: 'an einem Gesicht ausprobiert, lieferte sie keine {subject} Zahlen',
};
