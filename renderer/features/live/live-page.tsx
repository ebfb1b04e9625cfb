import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconUserPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { CameraIdentity } from '../../capture/camera.ts';
import { SourcePicker, useSource } from '../../capture/source-picker.tsx';
import { useKith, usePeople, useStatus } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { BrokenPromise } from '../../ui/broken-promise.tsx';
import { Page } from '../../ui/page.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { EvidenceDrawer } from '../../ui/evidence/evidence-drawer.tsx';
import { useEvidence } from '../../ui/evidence/use-evidence.ts';
import { ActivityList } from './activity-list.tsx';
import classes from './live-page.module.css';
import { LiveStage } from './live-stage.tsx';

/** Live recognition: the video with its names, and beside it what was recognized when. */
export function LivePage() {
  const t = useTranslations('live');
  const [source, setSource] = useSource();
  const kith = useKith();
  const status = useStatus();
  // Not known yet is not yet allowed: the camera stays off until the owner has said so.
  const paused = status.data?.paused ?? null;
  const [camera, setCamera] = useState<CameraIdentity | null>(null);
  const people = usePeople().data;
  const { asked, ask, close } = useEvidence();
  const toggle = (): void => {
    if (paused !== null) void kith.system.pause({ paused: !paused }).catch(notifyError);
  };
  useShortcuts({ pauseLive: toggle });

  return (
    <Page
      wide
      title={t('title')}
      subtitle={
        people?.length === 0 ? t('nobody') : people && t('enrolled', { count: people.length })
      }
      actions={
        <>
          <SourcePicker source={source} open={camera} onChoose={setSource} />
          <Button
            variant={paused ? 'filled' : 'default'}
            disabled={paused === null}
            onClick={toggle}
            leftSection={paused ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
          >
            {paused ? t('resume') : t('pause')}
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <LiveStage
          source={source}
          status={status}
          onPicked={setCamera}
          onAsk={(face) => ask(() => kith.evidence.ofFace(face))}
        />
        <div className={classes.side}>
          {people?.length === 0 && (
            <Button component={Link} href="/enroll" leftSection={<IconUserPlus size={18} />}>
              {t('enrollFirst')}
            </Button>
          )}
          <BrokenPromise />
          <ActivityList onAsk={(activityId) => ask(() => kith.evidence.ofLine({ activityId }))} />
        </div>
      </div>
      <EvidenceDrawer asked={asked} onClose={close} />
    </Page>
  );
}
