import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleInNode } from '../../electron/shells/node-shell.ts';
import { lfwPeople } from './lfw.ts';
import { orlPeople, orlPhoto } from './orl.ts';

/** A person of a research data set, with the unit embeddings of their photos; those without a face are left out. */
export interface EmbeddedPerson {
  readonly name: string;
  readonly embeddings: readonly Float32Array[];
}

/** Photos that a benchmark needs of one person at most. */
const MOST_PHOTOS = 13;
/** Outside the project: embeddings of real people, kept so that a second run takes seconds. */
const KEPT = join(tmpdir(), 'kith-bench-embeddings-1.json');

/** Everybody of LFW whom the shipped statistics were not counted on, and ORL: a first run takes minutes. */
export async function embeddedPeople(): Promise<{ lfw: EmbeddedPerson[]; orl: EmbeddedPerson[] }> {
  const kept = new Map<string, string | null>(
    JSON.parse(await readFile(KEPT, 'utf8').catch(() => '[]')) as [string, string | null][],
  );
  const data = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const assembled = await assembleInNode('command line', data);
  let added = 0;
  const embed = async (
    file: string,
    read: (file: string) => Promise<Uint8Array>,
  ): Promise<Float32Array[]> => {
    if (!kept.has(file)) {
      const { embedding } = await assembled.kith.benchmark.embedCentralFace(await read(file), file);
      kept.set(
        file,
        embedding &&
          Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength).toString(
            'base64',
          ),
      );
      if (++added % 100 === 0) process.stderr.write(`\r${added} photos embedded`);
    }
    const text = kept.get(file);
    return text ? [new Float32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer)] : [];
  };
  const all = async (
    people: readonly { name: string; photos: readonly string[] }[],
    read: (file: string) => Promise<Uint8Array>,
  ): Promise<EmbeddedPerson[]> => {
    const embedded: EmbeddedPerson[] = [];
    for (const { name, photos } of people) {
      const found = await Promise.all(
        photos.slice(0, MOST_PHOTOS).map((file) => embed(file, read)),
      );
      if (found.flat().length > 0) embedded.push({ name, embeddings: found.flat() });
    }
    return embedded;
  };
  try {
    const orl = (await orlPeople()).map((photos, i) => ({ name: `orl ${i}`, photos }));
    return {
      lfw: await all(await lfwPeople(), (file) => readFile(file)),
      orl: await all(orl, orlPhoto),
    };
  } finally {
    if (added > 0) await writeFile(KEPT, JSON.stringify([...kept]), { mode: 0o600 });
    await assembled.close();
    await rm(data, { recursive: true });
  }
}
