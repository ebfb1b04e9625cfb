// First starts as every shell makes them: for each line, a folder and a name, the folder is claimed, the gallery made, and somebody
// enrolled. It says how that ended.
import { createInterface } from 'node:readline';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { claimFolder } from '../../electron/shells/claim-folder.ts';
import { shipped } from '../support/gallery.ts';
import { consent, sampleRecord } from '../support/samples.ts';

async function start(folder: string, name: string): Promise<string> {
  try {
    const { files, key, release } = await claimFolder(folder, null);
    const gallery = await openGallery({ file: files.gallery, key: key.key, shipped });
    await gallery.enroll(name, consent, [sampleRecord(1)]);
    process.stdout.write('enrolled ');
    await gallery.close();
    release();
    return 'and closed';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

process.stdout.write('here\n');
for await (const line of createInterface(process.stdin)) {
  const [folder, name] = line.split(' ') as [string, string];
  process.stdout.write(`${await start(folder, name)}\n`);
}
