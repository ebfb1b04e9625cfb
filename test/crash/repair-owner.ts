// A process that mends who is who and undoes it without end, until it is killed. It prints a line for every step that returned:
// what it printed must be true of the gallery afterwards.
import { openGallery } from '../../electron/gallery/gallery.ts';
import { shipped } from '../support/gallery.ts';

const [file, keyHex] = process.argv.slice(2) as [string, string];
const gallery = await openGallery({ file, key: Buffer.from(keyHex, 'hex'), shipped });
const { repairs } = gallery;
const at = new Date(1_800_000_000_000);
const consent = { acceptedAt: at, wording: 'I agree.' };
const say = (line: string): void => {
  // Synchronous: once the next write begins, this one's line is out.
  process.stdout.write(`${line}\n`);
};
say('open');
// One that was killed may have left something mended.
for (const { id } of await repairs.list()) await repairs.undo(id, []);
say('undone');
for (;;) {
  const [ada, grace] = await gallery.people();
  const [one, two] = await gallery.samples(ada!.id);
  const steps = [
    () => repairs.merge({ into: ada!.id, from: grace!.id, name: 'from', consent: 'from' }, at),
    () => repairs.split(ada!.id, [one!.id, two!.id], 'Eve', consent, at),
    () => repairs.move(ada!.id, [one!.id, two!.id], grace!.id, at),
    () => repairs.setAside(ada!.id, [one!.id, two!.id], at),
    () => repairs.remove(ada!.id, [two!.id], at),
    () => repairs.rename(ada!.id, 'Countess', at),
  ];
  for (const [i, mend] of steps.entries()) {
    const { repairId } = await mend();
    say(`mended ${i}`);
    await repairs.undo(repairId!, []);
    say('undone');
  }
}
