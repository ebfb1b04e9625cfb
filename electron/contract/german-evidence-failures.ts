import type { FailureCode } from './failures.ts';

/** What can be wrong with asking why a face was decided on so, and with saying who it is, in German. */
export const germanEvidenceFailures: Readonly<
  Record<
    Extract<FailureCode, 'NoSuchFace' | 'NoSuchCorrection'>,
    { readonly what: string; readonly next: string }
  >
> = {
  NoSuchFace: {
    what: 'Kith hat dieses Gesicht nicht mehr im Speicher.',
    next: 'Es bleibt nur dort, solange es vor der Kamera ist, und kurz danach. Versuch es noch einmal, wenn es zu sehen ist.',
  },
  NoSuchCorrection: {
    what: 'Diese Korrektur gibt es nicht mehr.',
    next: 'Sie wurde zurückgenommen, oder die Person wurde entfernt.',
  },
};
