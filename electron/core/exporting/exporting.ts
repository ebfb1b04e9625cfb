import { failIfAborted } from '../async/aborted.ts';
import type { Gallery } from '../ports/index.ts';
import { asCsv } from '../tables/csv.ts';
import { asNpy } from './npy.ts';

/** A picture of somebody, as it is kept: the face alone, upright, a JPEG. */
export interface ExportedPicture {
  readonly person: string;
  /** Counts the pictures of a person, from 1. */
  readonly number: number;
  readonly jpeg: Uint8Array;
}

/** The embeddings of the active version: an array, and what each of its rows is of. */
export interface ExportedEmbeddings {
  /** A NumPy file of shape (samples, numbers of an embedding). */
  readonly npy: Uint8Array;
  /** Comma-separated values, a row for each of the array's, with a head. */
  readonly csv: string;
  readonly samples: number;
  readonly people: number;
}

/** What a table of embeddings says of each row of the array. */
const COLUMNS = [
  'row',
  'person',
  'personId',
  'externalId',
  'sampleId',
  'source',
  'takenAt',
  'network',
] as const;

/** Hands out what the gallery holds, for other programs. It is not encrypted any more then. */
export function createExporting({
  gallery,
}: {
  gallery: Pick<Gallery, 'people' | 'samples' | 'picture' | 'embeddings' | 'active'>;
}) {
  return {
    /** All pictures that are kept, person by person, one at a time. */
    pictures: async function* (): AsyncGenerator<ExportedPicture> {
      for (const { id, name } of await gallery.people()) {
        let number = 0;
        for (const sample of await gallery.samples(id)) {
          if (!sample.hasChip) continue;
          yield { person: name, number: ++number, jpeg: await gallery.picture(sample.id) };
        }
      }
    },
    /** Everybody's unit embeddings under the active version. Errors: `ActiveVersionDamaged`, `Canceled`. */
    embeddings: async (signal: AbortSignal): Promise<ExportedEmbeddings> => {
      const { embeddingSize, network } = gallery.active();
      const vectors: Float32Array[] = [];
      const rows: Record<(typeof COLUMNS)[number], string | number | null>[] = [];
      const people = await gallery.people();
      for (const { id, name, externalId } of people) {
        failIfAborted(signal);
        const samples = new Map((await gallery.samples(id)).map((sample) => [sample.id, sample]));
        for (const { sampleId, vector } of await gallery.embeddings(id)) {
          const sample = samples.get(sampleId);
          // Removed meanwhile.
          if (!sample) continue;
          rows.push({
            row: vectors.length,
            person: name,
            personId: id,
            externalId,
            sampleId,
            source: sample.source,
            takenAt: sample.takenAt.toISOString(),
            network: network.id,
          });
          vectors.push(vector);
        }
      }
      return {
        npy: asNpy(vectors, embeddingSize),
        csv: asCsv(COLUMNS, rows),
        samples: vectors.length,
        people: new Set(rows.map(({ personId }) => personId)).size,
      };
    },
  };
}
