import { useState } from 'react';
import { Center, Paper, Stepper } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useKith } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { CameraCheck } from './camera-check.tsx';
import { EnrollYourself } from './enroll-yourself.tsx';
import classes from './welcome-page.module.css';
import { WhatIsKept } from './what-is-kept.tsx';

/** The first run, in three screens: what Kith keeps and where, whether the camera is good enough, and whom to begin with. */
export function WelcomePage() {
  const kith = useKith();
  const t = useTranslations('welcome');
  const [step, setStep] = useState(0);
  const [keepChips, setKeepChips] = useState(true);
  const [watches, setWatches] = useState(false);
  const begin = (place: '' | 'enroll'): void => {
    window.location.hash = `/${place}`;
    void kith.settings.update({ welcomed: true, keepChips }).catch(notifyError);
    // What comes of fetching its network is said in Settings, and the check stays off where that fails.
    if (watches) void kith.liveness.choose({ policy: 'observe' }).catch(notifyError);
  };
  return (
    <Center mih="100vh" p="md">
      <Paper
        withBorder
        radius="lg"
        p={{ base: 'md', sm: 'xl' }}
        w="100%"
        maw={640}
        component="main"
        aria-label={t('title')}
      >
        <Stepper
          active={step}
          onStepClick={setStep}
          allowNextStepsSelect={false}
          size="xs"
          mb="lg"
          classNames={{ stepBody: classes.name!, step: classes.step! }}
        >
          <Stepper.Step label={t('steps.kept')} aria-label={t('steps.kept')} />
          <Stepper.Step label={t('steps.camera')} aria-label={t('steps.camera')} />
          <Stepper.Step label={t('steps.you')} aria-label={t('steps.you')} />
        </Stepper>
        {step === 0 && (
          <WhatIsKept
            keepChips={keepChips}
            onKeepChips={setKeepChips}
            watches={watches}
            onWatches={setWatches}
            onNext={() => setStep(1)}
          />
        )}
        {step === 1 && <CameraCheck onBack={() => setStep(0)} onNext={() => setStep(2)} />}
        {step >= 2 && <EnrollYourself onBack={() => setStep(1)} onBegin={begin} />}
      </Paper>
    </Center>
  );
}
