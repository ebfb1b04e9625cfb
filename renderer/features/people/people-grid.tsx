import {
  memo,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'use-intl';
import type { PeopleGroup } from '../../../electron/contract/index.ts';
import type { ListedPerson, Sorting } from './arrange-people.ts';
import classes from './people-grid.module.css';
import { PersonCard, type CardWords } from './person-card.tsx';
import type { Selecting } from './selection.ts';
import { useKeptScroll } from './use-kept-scroll.ts';
import { usePersonDetail } from './use-person-detail.ts';

/** Pixels: the least width of a card, the height of what stands below its picture, and the gap between cards. */
const NARROWEST = 140;
const CAPTION = 57;
const GAP = 16;

/** A grid of faces of which only those in sight are there: with thousands of people it scrolls as with ten. */
export const PeopleGrid = memo(function PeopleGrid({
  people,
  sorting,
  weaknessOf,
  groups,
  selected,
  onSelect,
}: {
  people: readonly ListedPerson[];
  sorting: Sorting;
  /** What would help somebody who is weak; null where they are not. The same function for as long as it says the same. */
  weaknessOf: (personId: number) => string | null;
  groups: readonly PeopleGroup[];
  /** The numbers of whoever is selected. */
  selected: ReadonlySet<number>;
  onSelect: (personId: number, how: Selecting) => void;
}) {
  const t = useTranslations('people');
  const words = useCardWords(sorting, weaknessOf, groups);
  const list = useRef<HTMLDivElement>(null);
  const { width, top } = usePlace(list);
  const columns = Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));
  const cardWidth = (width - GAP * (columns - 1)) / columns;
  const rowHeight = cardWidth + CAPTION + GAP;
  const virtual = useWindowVirtualizer({
    count: width > 0 ? Math.ceil(people.length / columns) : 0,
    estimateSize: () => rowHeight,
    overscan: 2,
    scrollMargin: top,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useKeptScroll(width > 0);
  // The page stands before its faces do.
  const isDrawn = useDeferredValue(width > 0, false);
  return (
    <div
      ref={list}
      role="list"
      aria-label={t('list')}
      className={classes.list}
      data-selecting={selected.size > 0 || undefined}
      style={{ height: virtual.getTotalSize() }}
    >
      {isDrawn &&
        virtual
          .getVirtualItems()
          .map((row) => (
            <PeopleRow
              key={row.key}
              people={people}
              index={row.index}
              columns={columns}
              offset={row.start - top}
              words={words}
              selected={selected}
              onSelect={onSelect}
            />
          ))}
    </div>
  );
});

/** A row of the grid: drawn once, however far the page is scrolled. */
const PeopleRow = memo(function PeopleRow({
  people,
  index,
  columns,
  offset,
  words,
  selected,
  onSelect,
}: {
  people: readonly ListedPerson[];
  index: number;
  columns: number;
  /** Pixels from the top of the list. */
  offset: number;
  words: CardWords;
  selected: ReadonlySet<number>;
  onSelect: (personId: number, how: Selecting) => void;
}) {
  return (
    <div
      role="presentation"
      className={classes.row}
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gap: GAP,
        transform: `translateY(${offset}px)`,
      }}
    >
      {people.slice(index * columns, (index + 1) * columns).map((person, i) => (
        <div
          key={person.id}
          role="listitem"
          aria-setsize={people.length}
          aria-posinset={index * columns + i + 1}
        >
          <PersonCard
            person={person}
            words={words}
            captionHeight={CAPTION}
            isSelected={selected.has(person.id)}
            onSelect={onSelect}
          />
        </div>
      ))}
    </div>
  );
});

/** What cards say: the same for as long as it says the same. */
function useCardWords(
  sorting: Sorting,
  weaknessOf: (personId: number) => string | null,
  groups: readonly PeopleGroup[],
): CardWords {
  const t = useTranslations('peopleList.select');
  const detailOf = usePersonDetail(sorting);
  return useMemo(() => {
    const colorOf = new Map(groups.map(({ id, color }) => [id, color]));
    return {
      detailOf,
      weaknessOf: ({ id }) => weaknessOf(id),
      colorsOf: ({ groups: own }) => [...new Set(own.flatMap((id) => colorOf.get(id) ?? []))],
      selectOf: ({ name }) => t('one', { name }),
      selected: t('selected'),
    };
  }, [t, detailOf, weaknessOf, groups]);
}

/** How wide an element is and where in the page it begins, in pixels; 0 before it is there. */
function usePlace(element: React.RefObject<HTMLElement | null>): { width: number; top: number } {
  const [place, setPlace] = useState({ width: 0, top: 0 });
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const measure = (): void => {
      const width = measured.clientWidth;
      const top = Math.round(measured.getBoundingClientRect().top + window.scrollY);
      setPlace((before) =>
        before.width === width && before.top === top ? before : { width, top },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return place;
}
