import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useDirection } from '@mantine/core';
import { IntlProvider } from 'use-intl';
import { languageFor, type LanguageChoice } from '../../electron/contract/index.ts';
import { directionOf } from './languages.ts';
import { messagesIn } from './messages-in.ts';

/** Where the last choice is kept for pages that are shown before the owner answers, or without it. */
const KEPT = 'kith-language';

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

const SetLanguage = createContext<(chosen: LanguageChoice) => void>(() => undefined);

/** What changes the language of everything below the provider, at once. */
export function useSetLanguage() {
  return useContext(SetLanguage);
}

/** Gives the views their words in the language that was chosen last, or in the system's. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState(keptChoice);
  const { setDirection } = useDirection();
  const language = languageFor(chosen, navigator.languages);
  const messages = useMemo(() => messagesIn(language), [language]);
  useEffect(() => {
    localStorage.setItem(KEPT, chosen);
    setDirection(directionOf(language));
    document.documentElement.lang = language === 'pseudo' ? 'en' : language;
  }, [chosen, language, setDirection]);
  return (
    <SetLanguage value={setChosen}>
      <IntlProvider
        locale={language === 'pseudo' ? 'en' : language}
        messages={messages}
        timeZone={timeZone}
      >
        {children}
      </IntlProvider>
    </SetLanguage>
  );
}

function keptChoice(): LanguageChoice {
  const kept = localStorage.getItem(KEPT);
  return kept === 'en' || kept === 'de' || kept === 'pseudo' ? kept : 'system';
}
