import { useState } from 'react';
import { SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Evidence } from '../../../electron/contract/index.ts';
import { CorrectFace } from './correct-face.tsx';
import { FramesPlot } from './frames-plot.tsx';
import { LivenessPanel } from './liveness-panel.tsx';
import { NearestPeople } from './nearest-people.tsx';
import { Numbers } from './numbers.tsx';
import { QualityBars } from './quality-bars.tsx';
import { ScorePlot } from './score-plot.tsx';
import { SeenFace } from './seen-face.tsx';

/** All that a decision rests on: the face, whom it is like and how much, and the numbers for whoever asks for them. */
export function EvidenceView({
  evidence,
  onClose,
}: {
  evidence: Evidence;
  /** The page goes elsewhere, or all is said. */
  onClose: () => void;
}) {
  const t = useTranslations('evidence');
  const { nearest, nonMated, frames, strains, quality, picture } = evidence;
  const [place, setPlace] = useState(0);
  const person = nearest[place];
  return (
    <Stack gap="lg">
      <SeenFace evidence={evidence} onClose={onClose} />
      {nearest.length > 0 && <CorrectFace evidence={evidence} onDone={onClose} />}
      {nearest.length > 0 && (
        <NearestPeople nearest={nearest} picture={picture} onClose={onClose} />
      )}
      {person && (
        <section aria-label={t('scores.title')}>
          <Title order={3} size="h6" mb={6}>
            {t('scores.title')}
          </Title>
          {nearest.length > 1 && (
            <SegmentedControl
              aria-label={t('scores.whom')}
              fullWidth
              size="xs"
              mb="xs"
              value={String(place)}
              onChange={(value) => setPlace(Number(value))}
              data={nearest.map(({ person: name }, i) => ({ value: String(i), label: name }))}
            />
          )}
          <ScorePlot person={person} nonMated={nonMated} />
          {frames.length > 1 && <FramesPlot frames={frames} place={place} person={person} />}
        </section>
      )}
      {evidence.decision.liveness && (
        <LivenessPanel liveness={evidence.decision.liveness} frames={evidence.livenessFrames} />
      )}
      {quality && (
        <section aria-label={t('quality.title')}>
          <Title order={3} size="h6" mb={6}>
            {t('quality.title')}
          </Title>
          <QualityBars strains={strains} />
        </section>
      )}
      {(nearest.length > 0 || quality) && <Numbers evidence={evidence} />}
      {evidence.anew && (
        <Text size="xs" c="dimmed">
          {t('anew')}
        </Text>
      )}
    </Stack>
  );
}
