import type { Messages } from '../messages.ts';

export const enroll: Messages['enroll'] = {};
