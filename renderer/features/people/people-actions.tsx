import { memo } from 'react';
import { Select, TextInput } from '@mantine/core';
import { IconArrowsSort, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { sortings, type Sorting } from './arrange-people.ts';
import classes from './people-page.module.css';

/** Where people are searched for. Drawn apart from the rest of the page: it is what is typed into. */
export const SearchField = memo(function SearchField({
  search,
  onChange,
}: {
  search: string;
  onChange: (search: string) => void;
}) {
  const t = useTranslations('people');
  return (
    <TextInput
      className={classes.search}
      aria-label={t('search')}
      placeholder={t('searchPlaceholder')}
      type="search"
      leftSection={<IconSearch size={17} />}
      value={search}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
});

/** What the list is sorted by. */
export const SortingChoice = memo(function SortingChoice({
  sorting,
  onChange,
}: {
  sorting: Sorting;
  onChange: (sorting: Sorting) => void;
}) {
  const t = useTranslations('people');
  return (
    <Select
      className={classes.sorting}
      aria-label={t('sort')}
      leftSection={<IconArrowsSort size={17} />}
      allowDeselect={false}
      value={sorting}
      onChange={(value) => value && onChange(value)}
      data={sortings.map((value) => ({ value, label: t(`sorting.${value}`) }))}
    />
  );
});
