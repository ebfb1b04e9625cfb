import { ColorSwatch } from '@mantine/core';
import type { GroupColor } from '../../../../electron/contract/index.ts';

/** The mark of a group, beside its name. */
export function GroupDot({ color }: { color: GroupColor }) {
  return (
    <ColorSwatch
      component="span"
      color={`var(--mantine-color-${color}-6)`}
      size={12}
      withShadow={false}
      aria-hidden
      style={{ flex: 'none' }}
    />
  );
}
