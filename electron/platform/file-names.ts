/** Bytes of a file's name at most, with room for what is added to it: most systems take 255. */
const MOST_BYTES = 200;
/** What a name may not hold, on one system or another; of Unix it is the slash and the NUL alone. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001F\u007F<>:"/\\|?*]/gu;
/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?$/iu;

/**
 * Names for files or folders in one folder that every system takes, made of whatever texts: no two of them are the same, also
 * where case does not count, none is hidden, and none leads elsewhere.
 */
export class FileNames {
  readonly #taken = new Set<string>();

  /** The name for a text, another one each time. */
  for(text: string): string {
    const base = safe(text);
    for (let count = 1; ; count++) {
      const name = count === 1 ? base : `${base} (${count})`;
      const key = name.normalize('NFKC').toUpperCase().toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return name;
    }
  }
}

function safe(text: string): string {
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(FORBIDDEN, '_')
    .replace(/^[.\s]+/u, '')
    .replace(/[.\s]+$/u, '');
  const short = shortened(clean).replace(/[.\s]+$/u, '');
  if (short === '') return '_';
  return DEVICE.test(short) ? `_${short}` : short;
}

/** As many whole characters of a text as there is room for. */
function shortened(text: string): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > MOST_BYTES) break;
    kept += character;
  }
  return kept;
}
