import { useRef, useState } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { keys, useKith, useSelfTest } from '../../../owner/kith-context.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useFocusOnNext } from '../../../ui/use-focus-on-next.ts';
import { useAlikePairs } from '../self-test/use-alike-pairs.ts';
import { PictureCase } from './picture-case.tsx';
import { SamePersonCase } from './same-person-case.tsx';
import { suggestionsOf, type Suggestion } from './suggestions-of.ts';
import classes from './suggestions-panel.module.css';

/** Suggestions that are shown before more are wanted, and at all: more is nothing that one looks through. */
const FIRST = 2;
const MOST = 20;

const none: readonly never[] = [];

/** What the self-test found that only the user can tell: each is answered once, and an answer is kept. */
export function SuggestionsPanel() {
  const t = useTranslations('selfTest.suggestions');
  const kith = useKith();
  const [wantsAll, setWantsAll] = useState(false);
  const pairs = useAlikePairs(useSelfTest().data?.result?.lookAlikes ?? none);
  const vouched = useQuery({ queryKey: keys.vouched, queryFn: () => kith.people.vouched() });
  const all = vouched.data && suggestionsOf(pairs, new Set(vouched.data)).slice(0, MOST);
  const shown = wantsAll ? all : all?.slice(0, FIRST);
  const list = useRef<HTMLUListElement>(null);
  useFocusOnNext(list, shown?.map(keyOf));
  // What was answered is not asked again because the answer is not there yet.
  if (!all || !shown) {
    return pairs.length > 0 && <Skeleton height={84} radius="md" className={classes.panel} />;
  }
  if (all.length === 0) return null;
  return (
    <div className={classes.panel}>
      <Panel
        title={t('title')}
        text={t('text')}
        actions={
          all.length > FIRST && (
            <Button size="xs" variant="subtle" onClick={() => setWantsAll(!wantsAll)}>
              {wantsAll ? t('fewer') : t('more', { count: all.length - FIRST })}
            </Button>
          )
        }
      >
        <ul ref={list} className={classes.list}>
          {shown.map((suggestion) => (
            <li key={keyOf(suggestion)} className={classes.case}>
              {suggestion.kind === 'people' ? (
                <SamePersonCase pair={suggestion.pair} />
              ) : (
                <PictureCase pair={suggestion.pair} sampleId={suggestion.sampleId} />
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function keyOf(suggestion: Suggestion): string {
  const { one, other } = suggestion.pair;
  return suggestion.kind === 'people' ? `${one.id} ${other.id}` : `picture ${suggestion.sampleId}`;
}
