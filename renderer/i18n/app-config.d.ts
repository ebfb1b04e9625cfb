import type { en } from './messages/en/index.ts';

declare module 'use-intl' {
  interface AppConfig {
    /** English is the language that keys and arguments are checked by. */
    Messages: typeof en;
  }
}
