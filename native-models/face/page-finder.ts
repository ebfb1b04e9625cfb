import { startPageEngine } from '../runtime/page-engine.ts';
import { FaceFinder, type FinderFiles } from './finder.ts';

/** Starts the page's engine and loads the finder on it. */
export async function loadPageFinder(files: FinderFiles): Promise<FaceFinder> {
  await startPageEngine();
  return FaceFinder.load(files);
}
