import type { livenessFailures } from './liveness-failures.ts';

/** What can be wrong with asking whether somebody is a live person, in German. */
export const germanLivenessFailures: Readonly<
  Record<keyof typeof livenessFailures, { readonly what: string; readonly next: string }>
> = {
  LivenessMissing: {
    what: 'Das Netz, das gedruckte Bilder von Menschen unterscheidet, ist nicht hier.',
    next: 'Lade es in den Einstellungen unter „Bilder vor der Kamera“ herunter, oder mit „kith models add liveness“.',
  },
  NotShownLive: {
    what: 'Bei einigen dieser Bilder ist nicht sicher, dass sie einen Menschen vor der Kamera zeigen, und deine Einstellungen verlangen das.',
    next: 'Es wurde nichts gespeichert. Nimm sie bei gutem Licht noch einmal vor der Kamera auf, oder erfasse aus Fotos; sie gelten als nicht geprüft.',
  },
  TurnsLookFlat: {
    what: 'Das Gesicht hat sich so gedreht, wie ein Bild es tut, nicht wie ein Kopf, und deine Einstellungen verlangen einen Menschen vor der Kamera.',
    next: 'Es wurde nichts gespeichert. Nimm die Bilder bei gutem Licht noch einmal vor der Kamera auf, oder erfasse aus Fotos; sie gelten als nicht geprüft.',
  },
};
