import { Alert, Button, Text } from '@mantine/core';
import { countText } from '../../i18n/en.ts';
import type { Unlike } from './enroll-context.ts';

/** Says which samples were not added because they do not look like the person, and offers to remove them. */
export function UnlikeNotice({
  unlike: { person, keys },
  onRemove,
}: {
  unlike: Unlike;
  onRemove: () => void;
}) {
  const pictures = countText(keys.length, 'picture');
  return (
    <Alert color="amber" title={`Nothing was added to ${person.name}`} role="alert">
      <Text size="sm" mb="sm">
        {pictures} {keys.length === 1 ? 'doesn’t' : 'don’t'} look like {person.name}.
      </Text>
      <Button size="xs" onClick={onRemove}>
        Remove {pictures}
      </Button>
    </Alert>
  );
}
