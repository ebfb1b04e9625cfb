/** What can be wrong with mending who is who, and with undoing that: see `failures`. */
export const repairFailures = {
  NoSuchRepair: [
    'This can’t be undone anymore.',
    'It was undone or forgotten already, or it’s more than thirty days old. The history lists what can still be undone.',
  ],
  UndoFirst: [
    'Something you did later builds on this.',
    'Undo that first: the history lists it further up. Nothing was changed.',
  ],
  PictureSetAside: [
    'This picture was set aside for this person.',
    'To use it again, take it back on the person’s page.',
  ],
} as const satisfies Record<string, readonly [what: string, next: string]>;
