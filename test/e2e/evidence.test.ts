import { beforeAll, expect, test } from 'vitest';
import { sit } from '../support/browser-shell.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { inKith, preparedClip, preparedData } from '../support/prepared.ts';
import { cardOf, goTo, seeLive } from '../support/walk.ts';

needing('browser');

let clip: string;
beforeAll(async () => {
  clip = await preparedClip();
});

test('a decision on a live face, and a line of the list, open what they rest on', async () => {
  await sit(
    await preparedData(['Ada', 'Grace']),
    clip,
    async ({ page, problems }) => {
      await seeLive(page, 'Ada');
      const face = page.getByTestId('overlay').getByRole('button', { name: /^Why “Ada, / });
      const why = page.getByRole('dialog', { name: 'Why Ada?' });
      // By keys alone.
      await face.first().focus();
      await page.keyboard.press('Enter');
      await why.waitFor();
      await why.getByText('More like Ada than the threshold requires').waitFor();
      const seen = why.getByRole('img', { name: 'The face as Kith saw it' });
      await expect
        .poll(() => seen.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBe(224);
      await why.getByText(/above the threshold · (clear|likely|weak) match/).waitFor();
      await why.getByRole('img', { name: 'Picture 1 of Ada' }).waitFor();
      await why.getByText('below the threshold', { exact: true }).waitFor();
      await why.getByRole('img', { name: /^This face is above the threshold for Ada/ }).waitFor();
      await why.getByRole('img', { name: /the face was above the threshold for Ada in/ }).waitFor();
      // Numbers only for whoever asks for them.
      const ratio = why.getByText('Likelihood ratio', { exact: true });
      expect(await ratio.isVisible()).toBe(false);
      await why.getByText('Numbers', { exact: true }).click();
      await ratio.waitFor();
      expect(await inspectPage(page, 'evidence')).toEqual([]);
      await why.getByText('Grace', { exact: true }).last().click();
      // It is of that moment, while recognition goes on.
      const text = await why.getByText(/^As seen at/).innerText();
      await page.waitForTimeout(1500);
      expect(await why.getByText(/^As seen at/).innerText()).toBe(text);
      await page.keyboard.press('Escape');
      await why.waitFor({ state: 'detached' });

      const list = page.getByRole('region', { name: 'Activity' });
      await list
        .getByRole('button', { name: /^Why “Ada, / })
        .first()
        .click();
      await why.waitFor();
      await why.getByRole('link', { name: 'Open Ada’s page' }).click();
      await page.getByRole('heading', { name: 'Ada', level: 1 }).waitFor();
      await goTo(page, 'Live');
      await seeLive(page, 'Ada');
      expect(problems).toEqual([]);
    },
    { colorScheme: 'dark', width: 900, height: 600 },
  );
});

test('what a face is not, and what it is, are said from there, change what is chosen, and are taken back', async () => {
  const data = await preparedData(['Ada', 'Grace'], 5);
  await inKith(data, async ({ people, repairs }) => {
    const [ada, grace] = await people.list();
    // One of Grace's pictures is saved as Ada's.
    const [{ id } = { id: 0 }] = (await people.get(grace!.id)).samples;
    await repairs.moveSample(id, ada!.id, { anyway: true });
  });
  // Grace is before the camera.
  await sit(data, await preparedClip(1), async ({ page, problems }) => {
    await seeLive(page, 'Grace');
    const face = page.getByTestId('overlay').getByRole('button', { name: /^Why “Grace, / });
    const why = page.getByRole('dialog', { name: 'Why Grace?' });
    const ask = async (): Promise<void> => {
      await face.first().focus();
      await page.keyboard.press('Enter');
      await why.waitFor();
    };
    await ask();
    await why.getByRole('button', { name: 'That’s not Grace' }).click();
    const not = why.getByRole('region', { name: 'That’s not Grace' });
    const stricter = not.getByRole('checkbox', { name: 'Be stricter about Grace' });
    await stricter.waitFor();
    // It is Grace: no bar that she reaches keeps this face out, and Kith says so.
    await not.getByText(/will still be called Grace/).waitFor();
    expect(await stricter.isChecked()).toBe(false);
    expect(await inspectPage(page, 'a correction')).toEqual([]);
    await stricter.check();
    await not.getByRole('button', { name: 'Remember' }).click();
    await why.waitFor({ state: 'detached' });
    await page.getByText('Remembered. You’ll find it').waitFor();
    await page.getByRole('button', { name: 'Undo' }).hover();

    await seeLive(page, 'Grace');
    await ask();
    await why.getByRole('button', { name: 'This is …' }).click();
    await why.getByRole('combobox', { name: 'Who is it?' }).fill('Ada');
    await page.getByRole('option', { name: 'Ada' }).click();
    const is = why.getByRole('region', { name: 'This is Ada' });
    // More like Grace, so it is added only to whoever insists.
    const add = is.getByRole('checkbox', { name: 'Add this picture to Ada’s' });
    await is.getByText('It looks more like Grace than like Ada').waitFor();
    expect(await add.isChecked()).toBe(false);
    await is.getByRole('button', { name: 'Cancel' }).click();
    await why.getByRole('button', { name: 'This is …' }).click();
    await why.getByRole('combobox', { name: 'Who is it?' }).fill('Gra');
    await page.getByRole('option', { name: 'Grace' }).click();
    await why.getByRole('checkbox', { name: 'Add this picture to Grace’s' }).check();
    await why.getByRole('button', { name: 'Remember' }).click();
    await why.waitFor({ state: 'detached' });

    await goTo(page, 'People');
    await cardOf(page, /Grace/).click();
    const panel = page.getByRole('region', { name: 'Corrections' });
    await panel.getByText('That was Grace').waitFor();
    await panel.getByText(/the picture was added/).waitFor();
    await panel.getByText('That wasn’t Grace').waitFor();
    await panel.getByText(/Kith is stricter/).waitFor();
    expect(await inspectPage(page, 'a person with corrections')).toEqual([]);
    const undo = panel.getByRole('button', { name: /^Undo/ });
    await undo.first().click();
    await panel.getByText('That was Grace').waitFor({ state: 'detached' });
    await undo.first().click();
    await panel.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
  const samples = await inKith(data, async ({ people }) =>
    (await people.list()).map((person) => person.samples),
  );
  expect(samples).toEqual([6, 4]);
});
