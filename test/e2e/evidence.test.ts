import { beforeAll, expect, test } from 'vitest';
import { sit } from '../support/browser-shell.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { preparedClip, preparedData } from '../support/prepared.ts';
import { goTo, seeLive } from '../support/walk.ts';

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
      await why.getByText('More like Ada than the threshold asks').waitFor();
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
