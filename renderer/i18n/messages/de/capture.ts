import type { Messages } from '../messages.ts';

export const capture: Messages['capture'] = {};
