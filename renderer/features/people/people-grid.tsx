import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'use-intl';
import type { PeopleGroup } from '../../../electron/contract/index.ts';
import type { ListedPerson, Sorting } from './arrange-people.ts';
import classes from './people-grid.module.css';
import { PersonCard } from './person-card.tsx';
import type { Selecting } from './selection.ts';
import { useKeptScroll } from './use-kept-scroll.ts';
import { usePersonDetail } from './use-person-detail.ts';

/** Pixels: the least width of a card, the height of what stands below its picture, and the gap between cards. */
const NARROWEST = 128;
const CAPTION = 57;
const GAP = 16;

/** A grid of faces of which only those in sight are there: with thousands of people it scrolls as with ten. */
export function PeopleGrid({
  people,
  sorting,
  weaknessOf,
  groups,
  isSelected,
  isUnderWay,
  onSelect,
}: {
  people: readonly ListedPerson[];
  sorting: Sorting;
  /** What would help somebody who is weak; null where they are not. */
  weaknessOf: (personId: number) => string | null;
  groups: readonly PeopleGroup[];
  isSelected: (personId: number) => boolean;
  /** Whether anybody is selected. */
  isUnderWay: boolean;
  onSelect: (personId: number, how: Selecting) => void;
}) {
  const t = useTranslations('people');
  const select = useTranslations('peopleList.select');
  const colorOf = new Map(groups.map(({ id, color }) => [id, color]));
  const detailOf = usePersonDetail(sorting);
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
  return (
    <div
      ref={list}
      role="list"
      aria-label={t('list')}
      className={classes.list}
      data-selecting={isUnderWay || undefined}
      style={{ height: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map((row) => (
        <div
          key={row.key}
          role="presentation"
          className={classes.row}
          style={{
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            gap: GAP,
            transform: `translateY(${row.start - top}px)`,
          }}
        >
          {people.slice(row.index * columns, (row.index + 1) * columns).map((person, i) => (
            <div
              key={person.id}
              role="listitem"
              aria-setsize={people.length}
              aria-posinset={row.index * columns + i + 1}
            >
              <PersonCard
                person={person}
                detail={detailOf(person)}
                weakness={weaknessOf(person.id)}
                marks={[...new Set(person.groups.flatMap((id) => colorOf.get(id) ?? []))].join(' ')}
                captionHeight={CAPTION}
                isSelected={isSelected(person.id)}
                isUnderWay={isUnderWay}
                select={select('one', { name: person.name })}
                selected={select('selected')}
                onSelect={onSelect}
              />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
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
