import type { Locator, Page } from 'playwright-core';

/** Steps through the app as a person takes them. */
export async function welcome(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('button', { name: /^Continue/ }).click();
  await page.getByRole('button', { name: 'Look around first' }).click();
}

/** Goes to a page by the bar on the left. */
export async function goTo(
  page: Page,
  place: 'Live' | 'Enroll' | 'People' | 'Unknown' | 'Training' | 'Settings',
): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: place }).click();
}

/** Somebody's card in the list of people, by a part of their name: questions above it may name them, too. */
export function cardOf(page: Page, name: string | RegExp): Locator {
  return page.getByRole('list', { name: 'Everyone enrolled' }).getByRole('link', { name });
}

/** Fills in who is enrolled, with their agreement and where the pictures come from, and begins. */
export async function beginEnrollment(
  page: Page,
  name: string,
  method: 'Camera' | 'Photos' = 'Camera',
): Promise<void> {
  await goTo(page, 'Enroll');
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('checkbox').check();
  await page.getByRole('radiogroup').locator('label', { hasText: method }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
}

/** Leaves an enrollment, and throws what was kept of it away. */
export async function discardEnrollment(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByText('Discarded and erased.').waitFor();
}

/** How many samples the enrollment has, as the page says it. */
export function sampleCount(page: Page): Locator {
  return page.getByText(/^\d+ pictures?$/);
}

/** Lets the camera take all that it takes of a head that is not moved, which any clip shows. */
export async function captureWithoutMoving(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Without moving my head' }).click();
  await page.getByText('4 pictures', { exact: true }).waitFor();
}

/** Enrolls whoever is before the camera, as they hold their head. */
export async function enrollByCamera(page: Page, name: string): Promise<void> {
  await beginEnrollment(page, name);
  await captureWithoutMoving(page);
  await page.getByRole('button', { name: `Save ${name}` }).click();
  await page.getByText(`${name} is enrolled`).waitFor();
}

/** The label over the one face of the live page, once it says what is wanted. */
export async function seeLive(page: Page, label: string): Promise<Locator> {
  await goTo(page, 'Live');
  const shown = page.getByTestId('overlay').locator('strong', { hasText: label });
  await shown.first().waitFor();
  return shown;
}

/** Fails unless a text comes to be seen: on the page, or in a part of it. */
export async function expectText(place: Page | Locator, text: string | RegExp): Promise<void> {
  await place.getByText(text).first().waitFor();
}
