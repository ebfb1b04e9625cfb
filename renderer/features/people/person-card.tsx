import { memo } from 'react';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Portrait } from '../../ui/portrait.tsx';
import type { ListedPerson } from './arrange-people.ts';
import classes from './person-card.module.css';
import type { Selecting } from './selection.ts';

/** Whether somebody is selected, and the words for it. */
export interface CardSelection {
  readonly isSelected: boolean;
  /** Whether anybody is: then a click selects, and does not open. */
  readonly isUnderWay: boolean;
  readonly select: string;
  readonly selected: string;
}

/**
 * Somebody's face and name, with a detail of what they are sorted by, the marks of their groups, and a mark where they are weak.
 * Leads to their page, and can be selected: by its box, with Shift or Ctrl, and with Space. Made by the dozen, so it is kept light.
 */
export const PersonCard = memo(function PersonCard({
  person: { id, name, portrait },
  detail,
  weakness,
  marks,
  captionHeight,
  isSelected,
  isUnderWay,
  select,
  selected,
  onSelect,
}: CardSelection & {
  person: ListedPerson;
  detail: string;
  /** What would help them, where they are weak; null where they are not. */
  weakness: string | null;
  /** The colors of their groups, apart by spaces. */
  marks: string;
  captionHeight: number;
  onSelect: (id: number, how: Selecting) => void;
}) {
  // Before the link hears of it: it leaves clicks with these keys to the browser.
  const selectByClick = (event: React.MouseEvent): void => {
    const withKey = event.shiftKey || event.ctrlKey || event.metaKey;
    // Enter on a link is a click of no mouse, and always opens.
    const isMouse = event.detail > 0;
    if (!withKey && !(isUnderWay && isMouse)) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(id, event.shiftKey ? 'range' : 'one');
  };
  const selectBySpace = (event: React.KeyboardEvent): void => {
    if (event.key !== ' ') return;
    event.preventDefault();
    onSelect(id, event.shiftKey ? 'range' : 'one');
  };
  return (
    <div
      className={classes.holder}
      data-selected={isSelected || undefined}
      data-selecting={isUnderWay || undefined}
    >
      <Link
        href={`/people/${id}`}
        className={classes.card}
        title={weakness ? `${name}: ${weakness}` : name}
        onClickCapture={selectByClick}
        onKeyDown={selectBySpace}
      >
        {weakness && (
          <span className={classes.mark} style={{ insetBlockEnd: captionHeight }}>
            <IconAlertTriangle size={15} aria-hidden />
            <span className={classes.remedy}>{weakness}</span>
          </span>
        )}
        <Portrait sampleId={portrait} name={name} size="100%" radius="0" />
        {marks !== '' && (
          <span className={classes.groups} aria-hidden>
            {marks.split(' ').map((color) => (
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
            {isSelected && <span className={classes.said}>{selected}</span>}
          </div>
          <div className={classes.detail}>{detail}</div>
        </div>
      </Link>
      <input
        type="checkbox"
        className={classes.check}
        aria-label={select}
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
