import {
  IconBarbell,
  IconSettings,
  IconUserPlus,
  IconUserQuestion,
  IconUsers,
  IconVideo,
} from '@tabler/icons-react';

/** The pages that can be gone to from everywhere, in their order. */
export const places = [
  { path: '/', name: 'live', icon: IconVideo },
  { path: '/enroll', name: 'enroll', icon: IconUserPlus },
  { path: '/people', name: 'people', icon: IconUsers },
  { path: '/unknown', name: 'unknown', icon: IconUserQuestion },
  { path: '/training', name: 'training', icon: IconBarbell },
  { path: '/settings', name: 'settings', icon: IconSettings },
] as const;
