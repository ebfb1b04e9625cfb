/** Why there may be no report, or no PDF of it: see `failures`. */
export const reportFailures = {
  TooFewToReport: [
    'There are too few people for a report: it takes at least 3 with 3 different pictures each.',
    'Enroll more people, or add pictures to the ones you have.',
  ],
  NoReport: [
    'There’s no report, or your people have changed since it was made.',
    'Make a new one on the training page.',
  ],
  NoBrowser: [
    'No Chrome, Chromium, or Edge was found to print the PDF with.',
    'Install one of them, or use the report as JSON or CSV.',
  ],
  PageMissing: [
    'Kith’s page hasn’t been built here, and a PDF is printed from it.',
    'Run “npm start” once, or use the report as JSON or CSV.',
  ],
  PrintFailed: ['The PDF couldn’t be printed.', 'Try again, or use the report as JSON or CSV.'],
} as const satisfies Record<string, readonly [what: string, next: string]>;
