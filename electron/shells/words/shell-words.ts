import type { Language } from '../../contract/index.ts';
import type { en } from './en.ts';

/** What a language must say around the page: all that English says. */
export type ShellWords = Worded<Omit<typeof en, 'language'>> & { readonly language: Language };

type Worded<T> = { readonly [K in keyof T]: T[K] extends string | null ? T[K] : Worded<T[K]> };
