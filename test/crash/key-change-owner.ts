// A process that gives a gallery another key, again and again, until it is killed. It prints a line for every change that returned.
import { changeGalleryKey } from '../../electron/shells/gallery-keys.ts';

const [folder] = process.argv.slice(2) as [string];
process.stdout.write('open\n');
for (;;) {
  const { left } = await changeGalleryKey(folder, null);
  if (left.length > 0) throw new Error(`Left ${left.join(', ')}`);
  process.stdout.write('changed\n');
}
