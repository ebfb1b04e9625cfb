import type { Messages } from '../messages.ts';

export const welcome: Messages['welcome'] = {};
