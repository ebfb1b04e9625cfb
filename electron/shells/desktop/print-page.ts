import type { WebContents } from 'electron';
import { KithError } from '../../contract/index.ts';

/** Prints what a page shows, by its own print styles, paper size included. Error: `PrintFailed`. */
export async function printPage(contents: Pick<WebContents, 'printToPDF'>): Promise<Uint8Array> {
  try {
    return await contents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
    });
  } catch (cause) {
    throw new KithError('PrintFailed', undefined, { cause });
  }
}
