// Builds what has changed: the page and the desktop shell.
import { ensureBuilt } from './bundle.ts';

await ensureBuilt('renderer');
await ensureBuilt('desktop');
