import { useState } from 'react';
import { Button, SimpleGrid, Text, TextInput } from '@mantine/core';
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Person } from '../../../electron/contract/index.ts';
import { usePeople } from '../../owner/kith-context.tsx';
import { countText } from '../../i18n/en.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import classes from './people-page.module.css';

/** Everyone enrolled, as a grid of faces with a search. */
export function PeoplePage() {
  const people = usePeople();
  const [search, setSearch] = useState('');
  const all = people.data ?? [];
  const wanted = search.trim().toLowerCase();
  const found = all.filter(({ name }) => name.toLowerCase().includes(wanted));
  const enroll = (
    <Button component={Link} href="/enroll" leftSection={<IconUserPlus size={18} />}>
      Enroll
    </Button>
  );
  return (
    <Page
      title="People"
      subtitle={people.data && `${countText(all.length, 'person')} enrolled`}
      actions={
        all.length > 0 && (
          <>
            <TextInput
              aria-label="Search people"
              placeholder="Search"
              type="search"
              leftSection={<IconSearch size={17} />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            {enroll}
          </>
        )
      }
    >
      {people.error && <ErrorNotice error={people.error} />}
      {people.data && all.length === 0 && (
        <EmptyState
          icon={<IconUsers size={40} stroke={1.5} />}
          title="Nobody is enrolled yet"
          text="Enroll somebody with the camera or from photos. It takes less than a minute."
          action={enroll}
        />
      )}
      {all.length > 0 && found.length === 0 && (
        <Text c="dimmed">Nobody’s name contains “{search.trim()}”.</Text>
      )}
      <SimpleGrid cols={{ base: 3, sm: 4, lg: 6 }} spacing="md">
        {found.map((person) => (
          <PersonCard key={person.id} person={person} />
        ))}
      </SimpleGrid>
    </Page>
  );
}

function PersonCard({ person }: { person: Person }) {
  return (
    <Link href={`/people/${person.id}`} className={classes.card}>
      <Portrait sampleId={person.portrait} name={person.name} size="100%" radius="0" />
      <div className={classes.caption}>
        <Text fw={600} size="sm" truncate>
          {person.name}
        </Text>
        <Text size="xs" c="dimmed">
          {countText(person.samples, 'sample')}
        </Text>
      </div>
    </Link>
  );
}
