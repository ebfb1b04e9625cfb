import { Button, Group } from '@mantine/core';
import { IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { countText } from '../../i18n/en.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';

/** Confirms that somebody was saved, with the ways on; also where the wish to cancel came too late. */
export function EnrolledPage({ personId }: { personId: number }) {
  const kith = useKith();
  const tooLate = useHistoryState<{ tooLate: boolean } | null>()?.tooLate ?? false;
  const query = useQuery({
    queryKey: keys.person(personId),
    queryFn: () => kith.people.get({ personId }),
  });
  if (query.error) return <ErrorNotice error={query.error} />;
  if (!query.data) return null;
  const { name, samples } = query.data.person;
  const kept = `${countText(samples, 'sample')} ${samples === 1 ? 'is' : 'are'} kept, encrypted, on this computer.`;
  const Icon = tooLate ? IconInfoCircle : IconCheck;
  return (
    <Page title="Enrolled">
      <EmptyState
        icon={<Icon size={40} stroke={1.7} />}
        title={tooLate ? `${name} was saved before you canceled` : `${name} is enrolled`}
        text={tooLate ? `${kept} You can remove them on ${name}’s page.` : kept}
        action={
          <Group>
            <Button component={Link} href={tooLate ? `/people/${personId}` : '/'} autoFocus>
              {tooLate ? `Go to ${name}` : 'See it live'}
            </Button>
            <Button component={Link} href="/enroll" variant="default">
              Enroll somebody else
            </Button>
          </Group>
        }
      />
    </Page>
  );
}
