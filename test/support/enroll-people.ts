import { assembleInNode } from '../../electron/shells/node-shell.ts';
import { consent } from './samples.ts';
import { frameOf, loadFinder, peopleOf, samplePhoto } from './sample-faces.ts';

/** Enrolls up to four people of a sample photograph in a data folder, through the real networks. */
export async function enrollPeople(
  dataFolder: string,
  names: readonly string[],
  samplesEach: number,
): Promise<void> {
  const finder = await loadFinder();
  const people = await peopleOf(finder, samplePhoto(6));
  finder.dispose();
  // Enrolled today, as the activity list has it.
  const agreed = { ...consent, acceptedAt: new Date() };
  const assembled = await assembleInNode('command line', dataFolder);
  for (const [i, name] of names.entries()) {
    const samples = [];
    for (let number = 0; number < samplesEach; number++) {
      const photo = await frameOf(people[i]!, number / samplesEach);
      const { chip, quality } = await assembled.kith.enrollment.readPhoto(photo, name);
      // Frames of a clip, some of them nearly alike: only of photos such ones would be left out.
      samples.push({ chip, quality, source: 'webcam' as const, takenAt: new Date() });
    }
    await assembled.kith.enrollment.enroll(name, agreed, samples);
  }
  await assembled.close();
}
