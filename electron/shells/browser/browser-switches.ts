/**
 * What a browser is started with so that it talks to nobody by itself. Chromium's own services are switched off one by one;
 * for the rest, and those that its next version brings, every name and every proxy that the system knows is a port of this
 * machine on which nobody listens (Chromium leaves loopback addresses out of proxies). The names are those of Chromium's
 * `chrome_switches.cc` and features.
 */
export const browserSwitches: readonly string[] = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--no-pings',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-search-engine-choice-screen',
  '--disable-field-trial-config',
  '--metrics-recording-only',
  '--disable-quic',
  `--disable-features=${[
    'AutofillServerCommunication',
    'CertificateTransparencyComponentUpdater',
    'DialMediaRouteProvider',
    'MediaRouter',
    'NetworkTimeServiceQuerying',
    'OptimizationGuideModelDownloading',
    'OptimizationHints',
    'Translate',
  ].join(',')}`,
  '--host-resolver-rules=MAP * 127.0.0.1:9, EXCLUDE 127.0.0.1',
  // The discard port of this machine (RFC 863), on which nobody listens: Kith's own is never below 1024.
  '--proxy-server=socks5://127.0.0.1:9',
];

/**
 * The preferences of a new profile, as Chromium keeps them in `Default/Preferences`: Kith's page may open the camera without a
 * question, which only a profile that is kept could remember the answer to, and nothing of what is typed or seen is noted down or
 * looked up.
 */
export function browserPreferences(origin: string): object {
  return {
    profile: {
      content_settings: {
        exceptions: { media_stream_camera: { [`${origin},*`]: { setting: 1 } } },
      },
      password_manager_enabled: false,
    },
    autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
    credentials_enable_service: false,
    browser: { enable_spellchecking: false },
    net: { network_prediction_options: 2 },
    safebrowsing: { enabled: false },
    search: { suggest_enabled: false },
    signin: { allowed: false, allowed_on_next_startup: false },
    translate: { enabled: false },
    alternate_error_pages: { enabled: false },
    background_mode: { enabled: false },
  };
}
