import { Text } from '@mantine/core';

/** A value under its name. */
export function LabeledValue({
  label,
  value,
  strong = false,
}: {
  label: string;
  value: string | number;
  /** Whether the value stands out, and keeps its place while it changes. */
  strong?: boolean;
}) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text
        size="sm"
        {...(strong ? { fw: 600, style: { fontVariantNumeric: 'tabular-nums' } } : {})}
      >
        {value}
      </Text>
    </div>
  );
}
