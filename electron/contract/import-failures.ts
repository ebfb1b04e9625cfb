/** What can be wrong with photos that say who they show: see `failures`. */
export const importFailures = {
  SourceUnclear: [
    'Kith can’t tell how these photos say who they show.',
    'Say it with “--from”: folders, names, csv, xmp, face_recognition, or double-take.',
  ],
  NamesNobody: [
    'It doesn’t say who it shows.',
    'Name the file after the person, as in Ada_0001.jpg, or list it in a CSV file with a name.',
  ],
  TableUnread: [
    'Kith can’t read this table.',
    'Use a CSV file in UTF-8, of at most 32 MB, with a column “file” and a column “name”.',
  ],
  ListTooLarge: [
    'This list is too long, or never ends.',
    'Use a list of at most 256 MB, or several of them.',
  ],
  NoRegions: [
    'The picture’s file names no face.',
    'Name faces in your photo manager, and have it write them to the files.',
  ],
  RegionEmpty: [
    'There’s no face where the picture’s file says there’s one.',
    'Check the frame around the face in your photo manager.',
  ],
} as const;
