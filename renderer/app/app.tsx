import { useEffect, useState } from 'react';
import { AppShell, Center, Loader, useMantineColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { EnrollPage } from '../features/enroll/enroll-page.tsx';
import { EnrolledPage } from '../features/enroll/enrolled-page.tsx';
import { InboxPage } from '../features/inbox/inbox-page.tsx';
import { LivePage } from '../features/live/live-page.tsx';
import { PeoplePage } from '../features/people/people-page.tsx';
import { HistoryPage } from '../features/people/repairs/history-page.tsx';
import { Removals } from '../features/people/repairs/removals.tsx';
import { PersonPage } from '../features/people/person-page.tsx';
import { ReportPage } from '../features/report/report-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { LabelsPage } from '../features/training/labels-page.tsx';
import { TrainingPage } from '../features/training/training-page.tsx';
import { VersionPage } from '../features/training/version-page.tsx';
import { WelcomePage } from '../features/welcome/welcome-page.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { undoNewest } from '../ui/undo-offers.ts';
import { Commands, openCommands } from './commands.tsx';
import { DamageBanner } from './damage-banner.tsx';
import { GalleryBanner } from './gallery-banner.tsx';
import { HostBanner } from './host-banner.tsx';
import { useSetLanguage } from '../i18n/language-provider.tsx';
import { useSettings } from '../owner/kith-context.tsx';
import { useForgottenPictures } from '../owner/pictures.ts';
import { Navigation } from './navigation.tsx';
import { NotErasedBanner } from './not-erased-banner.tsx';
import { ProblemsBanner } from './problems-banner.tsx';
import { places } from './places.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { TrainingBanner } from './training-banner.tsx';

/** The frame around the pages. */
export function App() {
  const settings = useSettings();
  useForgottenPictures();
  const { setColorScheme } = useMantineColorScheme();
  const setLanguage = useSetLanguage();
  const t = useTranslations('common');
  const chosenTheme = settings.data?.theme;
  const chosenLanguage = settings.data?.language;
  useEffect(() => {
    if (chosenTheme) setColorScheme(chosenTheme === 'system' ? 'auto' : chosenTheme);
  }, [chosenTheme, setColorScheme]);
  useEffect(() => {
    if (chosenLanguage) setLanguage(chosenLanguage);
  }, [chosenLanguage, setLanguage]);

  if (settings.error) return <ErrorNotice error={settings.error} />;
  if (!settings.data) {
    return (
      <Center h="100vh">
        <Loader aria-label={t('starting')} />
      </Center>
    );
  }
  return (
    <Router hook={useHashLocation}>
      <Switch>
        <Route path="/report" component={ReportPage} />
        <Route>{settings.data.welcomed ? <Pages /> : <WelcomePage />}</Route>
      </Switch>
    </Router>
  );
}

function Pages() {
  const t = useTranslations('app');
  const [, navigate] = useLocation();
  const [sheet, setSheet] = useState(false);
  const narrow = useMediaQuery('(max-width: 35.99em)');
  const Bar = narrow ? AppShell.Footer : AppShell.Navbar;
  const [live, enroll, people, unknown, training, settings] = places;
  useShortcuts({
    commands: openCommands,
    sheet: () => setSheet(true),
    undo: undoNewest,
    goToLive: () => navigate(live.path),
    goToEnroll: () => navigate(enroll.path),
    goToPeople: () => navigate(people.path),
    goToUnknown: () => navigate(unknown.path),
    goToTraining: () => navigate(training.path),
    goToSettings: () => navigate(settings.path),
  });
  return (
    <>
      <Commands onShortcuts={() => setSheet(true)} />
      <ShortcutSheet opened={sheet} onClose={() => setSheet(false)} />
      <AppShell
        {...(narrow
          ? { footer: { height: 62 } }
          : { navbar: { width: { base: 104, md: 208 }, breakpoint: 0 } })}
        padding={0}
      >
        <Bar component="nav" withBorder={false} aria-label={t('main')}>
          <Navigation onShortcuts={() => setSheet(true)} />
        </Bar>
        <AppShell.Main>
          <HostBanner />
          <GalleryBanner />
          <DamageBanner />
          <NotErasedBanner />
          <ProblemsBanner />
          <TrainingBanner />
          <Switch>
            <Route path="/" component={LivePage} />
            <Route path="/enroll">{() => <EnrollPage personId={null} />}</Route>
            <Route path="/enroll/seen/:sighting">
              {({ sighting }) => <EnrollPage personId={null} sighting={sighting} />}
            </Route>
            <Route path="/enroll/:id">{({ id }) => <EnrollPage personId={Number(id)} />}</Route>
            <Route path="/enrolled/:id">{({ id }) => <EnrolledPage personId={Number(id)} />}</Route>
            <Route path="/people" component={PeoplePage} />
            <Route path="/people/history" component={HistoryPage} />
            <Route path="/people/:id">
              {({ id }) => <PersonPage key={id} personId={Number(id)} />}
            </Route>
            <Route path="/unknown" component={InboxPage} />
            <Route path="/training" component={TrainingPage} />
            <Route path="/training/labels" component={LabelsPage} />
            <Route path="/training/:id">{({ id }) => <VersionPage versionId={Number(id)} />}</Route>
            <Route path="/settings" component={SettingsPage} />
            <Route component={LivePage} />
          </Switch>
        </AppShell.Main>
      </AppShell>
      <Removals />
    </>
  );
}
