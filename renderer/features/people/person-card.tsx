import { memo } from 'react';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRouter } from 'wouter';
import { usePicture } from '../../owner/pictures.ts';
import { placeOfPerson } from '../../ui/people-places.ts';
import type { ListedPerson } from './arrange-people.ts';
import classes from './person-card.module.css';
import type { Selecting } from './selection.ts';

/** What cards say, worded as they are drawn: of thousands only a few ever are. */
export interface CardWords {
  /** What the list is sorted by. */
  readonly detailOf: (person: ListedPerson) => string;
  /** What would help somebody who is weak; null where they are not. */
  readonly weaknessOf: (person: ListedPerson) => string | null;
  /** The colors of somebody's groups. */
  readonly colorsOf: (person: ListedPerson) => readonly string[];
  /** The name of the box that selects somebody. */
  readonly selectOf: (person: ListedPerson) => string;
  readonly selected: string;
}

/**
 * Somebody's face and name, with a detail of what they are sorted by, the marks of their groups, and a mark where they are weak.
 * Leads to their page, and can be selected: by its box, with Shift or Ctrl, and with Space. Made by the dozen with every turn of
 * the wheel, so it is of plain elements, and its link is one of the browser's own.
 */
export const PersonCard = memo(function PersonCard({
  person,
  words,
  captionHeight,
  isSelected,
  onSelect,
}: {
  person: ListedPerson;
  words: CardWords;
  captionHeight: number;
  isSelected: boolean;
  onSelect: (id: number, how: Selecting) => void;
}) {
  const { id, name } = person;
  const router = useRouter();
  const weakness = words.weaknessOf(person);
  const colors = words.colorsOf(person);
  const selectByClick = (event: React.MouseEvent): void => {
    const withKey = event.shiftKey || event.ctrlKey || event.metaKey;
    // Enter on a link is a click of no mouse, and always opens. Once somebody is selected, a click selects.
    const isMouse = event.detail > 0;
    const isUnderWay = event.currentTarget.closest('[data-selecting]') !== null;
    if (!withKey && !(isUnderWay && isMouse)) return;
    event.preventDefault();
    onSelect(id, event.shiftKey ? 'range' : 'one');
  };
  const selectBySpace = (event: React.KeyboardEvent): void => {
    if (event.key !== ' ') return;
    event.preventDefault();
    onSelect(id, event.shiftKey ? 'range' : 'one');
  };
  return (
    <div className={classes.holder} data-selected={isSelected || undefined}>
      <a
        href={router.hrefs(placeOfPerson(id), router)}
        className={classes.card}
        title={weakness === null ? name : `${name}: ${weakness}`}
        onClick={selectByClick}
        onKeyDown={selectBySpace}
      >
        {weakness !== null && (
          <span className={classes.mark} style={{ insetBlockEnd: captionHeight }}>
            <IconAlertTriangle size={15} aria-hidden />
            <span className={classes.remedy}>{weakness}</span>
          </span>
        )}
        <Face person={person} />
        {colors.length > 0 && (
          <span className={classes.groups} aria-hidden>
            {colors.map((color) => (
              <span
                key={color}
                className={classes.group}
                style={{ background: `var(--mantine-color-${color}-6)` }}
              />
            ))}
          </span>
        )}
        <div className={classes.caption} style={{ height: captionHeight }}>
          <div className={classes.name}>
            {name}
            {isSelected && <span className={classes.said}>{words.selected}</span>}
          </div>
          <div className={classes.detail}>{words.detailOf(person)}</div>
        </div>
      </a>
      <input
        type="checkbox"
        className={classes.check}
        aria-label={words.selectOf(person)}
        // Space on the card does the same.
        tabIndex={-1}
        checked={isSelected}
        onChange={({ nativeEvent }) =>
          onSelect(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey ? 'range' : 'one')
        }
      />
    </div>
  );
});

/** Somebody's portrait, or their initials where there is none, and until it is there. */
function Face({ person: { name, portrait } }: { person: ListedPerson }) {
  const address = usePicture(portrait);
  return address === null ? (
    <span className={classes.initials} aria-hidden>
      {initialsOf(name)}
    </span>
  ) : (
    <img className={classes.face} src={address} alt={name} decoding="async" />
  );
}

/** The first letters of the first two words of a name. */
function initialsOf(name: string): string {
  const words = name.split(' ').slice(0, 2);
  return words.map((word) => /^./u.exec(word)?.[0] ?? '').join('');
}
