import { KithError, limits } from '../../contract/index.ts';

/** A name as it is kept: composed, without control characters, single spaces. Throws `NameEmpty` or `NameTooLong`. */
export function cleanName(raw: string): string {
  const name = raw
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  // A name of invisible characters only would be a blank in every list.
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) throw new KithError('NameEmpty');
  if (name.length > limits.nameLength) throw new KithError('NameTooLong');
  return name;
}

/** What two names share when a person would call them the same: compatible forms, without case. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
