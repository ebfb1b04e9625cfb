import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { Portrait } from '../../../ui/portrait.tsx';
import { MergeModal } from '../repairs/merge-modal.tsx';
import type { Alike } from '../self-test/use-alike-pairs.ts';
import { useTellApart } from '../self-test/use-tell-apart.ts';
import { answerClasses } from './answer-classes.ts';
import classes from './suggestions-panel.module.css';

/** Two people who may be one: merged, or said to be two, and then never asked about again. */
export function SamePersonCase({ pair: { one, other } }: { pair: Alike }) {
  const t = useTranslations('selfTest.suggestions');
  const repairs = useTranslations('repairs.apart');
  const tellApart = useTellApart();
  const [merging, modal] = useDisclosure(false);
  return (
    <>
      <div className={classes.faces}>
        {[one, other].map((person) => (
          <Portrait
            key={person.id}
            sampleId={person.portrait}
            name={person.name}
            size={56}
            radius="md"
          />
        ))}
      </div>
      <div className={classes.words}>
        <Text size="sm">{t('same', { one: one.name, other: other.name })}</Text>
        <Group gap={6} mt={6}>
          <Button size="compact-sm" classNames={answerClasses} onClick={modal.open}>
            {t('merge')}
          </Button>
          <Button
            size="compact-sm"
            classNames={answerClasses}
            variant="default"
            onClick={() => void tellApart(one, other)}
          >
            {repairs('two')}
          </Button>
        </Group>
      </div>
      {merging && <MergeModal person={one} other={other} onClose={modal.close} />}
    </>
  );
}
