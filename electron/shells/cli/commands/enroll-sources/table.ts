import { isUtf8 } from 'node:buffer';
import { dirname, resolve } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { KithError } from '../../../../contract/index.ts';
import { foundAt, readInput, type LeftOut } from '../../common/files.ts';
import { byPerson, type NamedPhoto, type PeoplesPhotos } from './people-photos.ts';

/** Bytes of a table at most: a line for each of a hundred thousand photos and more. */
const MOST_BYTES = 32 * 1024 * 1024;
/** What columns are called, without case. */
const FILE = ['file', 'path', 'filename', 'photo', 'image', 'picture'];
const NAME = ['name', 'person', 'label', 'who'];

/**
 * A table (CSV, with commas, semicolons or tabs) of photos and whom each shows, a line each. Its first line names the columns, else
 * the first is the file and the second the name. Paths are from where the table is. Errors: `TableUnread`; those of `readInput`.
 */
export async function photosInTable(file: string): Promise<PeoplesPhotos> {
  const tooLarge = (): KithError => new KithError('TableUnread', file);
  const bytes = await readInput(foundAt(file), MOST_BYTES, tooLarge);
  const rows = rowsOf(bytes, file);
  const head = rows[0]?.map((title) => title.trim().toLowerCase()) ?? [];
  const [fileAt, nameAt] = [FILE, NAME].map((titles) =>
    head.findIndex((title) => titles.includes(title)),
  ) as [number, number];
  const hasHead = fileAt >= 0 && nameAt >= 0;
  if (!hasHead && rows.some((row) => row.length !== 2)) throw new KithError('TableUnread', file);
  const leftOut: LeftOut[] = [];
  const named = rows.flatMap((row, i): NamedPhoto[] => {
    if (hasHead && i === 0) return [];
    const [path = '', name = ''] = hasHead ? [row[fileAt], row[nameAt]] : row;
    if (path !== '' && name !== '') {
      return [{ name, from: file, photo: foundAt(resolve(dirname(file), path)) }];
    }
    leftOut.push({ file: `${file}, row ${i + 1}`, reason: 'NamesNobody' });
    return [];
  });
  return { people: byPerson(named), leftOut };
}

function rowsOf(bytes: Uint8Array, file: string): string[][] {
  // Read as another encoding, half of the names would be wrong.
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (!isUtf16 && !isUtf8(bytes)) throw new KithError('TableUnread', file);
  const text = Buffer.from(bytes);
  const end = text.indexOf('\n');
  const first = text.subarray(0, end < 0 ? text.length : end).toString();
  const delimiter = [',', ';', '\t'].toSorted(
    (a, b) => first.split(b).length - first.split(a).length,
  )[0]!;
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (cause) {
    if (cause instanceof CsvError) throw new KithError('TableUnread', file, { cause });
    throw cause;
  }
}
