import { z } from 'zod';

/** What a view must read again. */
export const change = z.object({
  kind: z.enum([
    'people',
    'settings',
    'host',
    'activity',
    'training',
    'versions',
    'self-test',
    'liveness',
    'inbox',
  ]),
});
export type Change = z.infer<typeof change>;
