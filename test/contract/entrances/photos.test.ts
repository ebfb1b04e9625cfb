import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enroll } from '../../../electron/shells/cli/commands/enroll.ts';
import { identify } from '../../../electron/shells/cli/commands/identify.ts';
import { verify } from '../../../electron/shells/cli/commands/verify.ts';
import { filesAt, foundAt, FolderWalk } from '../../../electron/shells/cli/common/files.ts';
import { answerOf, codes } from '../../support/command-answer.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { fillOddly, oddFolder } from '../../support/odd-files.ts';
import { inKith, preparedData, preparedPeople } from '../../support/prepared.ts';
import { frameOf } from '../../support/sample-faces.ts';

/** Folders that are tried. */
const RUNS = 20;

test('whatever lies in a folder, every entrance answers with a document and typed reasons, and takes what is good', async () => {
  const [person] = await preparedPeople();
  const photo = await frameOf(person!, 0.1);
  const known = await preparedData(['Ada']);
  const scratch = temporaryFolder();
  await inKith(known, async (kith) => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(oddFolder, async (entries) => {
        // Links that lead up stay within what was made for this run.
        const whole = join(scratch, String(run++));
        const root = join(whole, 'above', 'people');
        mkdirSync(join(root, 'Good'), { recursive: true });
        writeFileSync(join(root, 'Good', 'photo.jpg'), photo);
        fillOddly(Buffer.from(root), entries, photo);
        const walked = new FolderWalk();
        const files = await walked.filesUnder(foundAt(root));

        const { document: found } = await answerOf(kith, (context) => identify(context, [root]));
        const inAnswer = new Set(found.map(({ file }: any) => file));
        for (const { file } of [...files, ...walked.leftOut]) expect(inAnswer).toContain(file);
        for (const { faces, error } of found) {
          expect(faces ? [0, 1] : codes).toContain(faces ? faces.length : error.code);
        }
        const good = found.find(({ file }: any) => file === join(root, 'Good', 'photo.jpg'));
        expect(good.faces).toHaveLength(1);

        const { document: enrolled } = await answerOf(kith, (context) => enroll(context, root, {}));
        expect(enrolled).toMatchObject({ complete: true, notReached: [] });
        for (const { reason } of enrolled.leftOut) expect(codes).toContain(reason);
        for (const { refused, error } of enrolled.people) {
          for (const { reason } of refused) expect(codes).toContain(reason);
          expect([undefined, ...codes]).toContain(error?.code);
        }
        const taken = enrolled.people.find(({ name }: any) => name === 'Good');
        expect(taken.enrolled + taken.known).toBeGreaterThan(0);

        const { files: few } = await filesAt([foundAt(root)]);
        const odd = few.find(({ isText }) => isText)?.file ?? root;
        for (const pair of [
          [odd, join(root, 'Good', 'photo.jpg')],
          [root, join(root, 'none')],
        ] as const) {
          const { document: compared } = await answerOf(kith, (context) => verify(context, pair));
          expect(['same person', ...codes]).toContain(compared.error?.code ?? compared.decision);
        }
        rmSync(whole, { recursive: true, force: true });
      }),
      { numRuns: RUNS },
    );
  });
});
