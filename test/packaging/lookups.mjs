// Imported before the packed app's processes: notes every module that the app's code looks for and that is not its own.
import { appendFileSync, existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { LOOKUPS_FILE: file, LOOKUPS_APP: app } = process.env;
const inside = (url) => url?.startsWith(pathToFileURL(app).href);
/** Whether nobody but the app could lay it there: beside the code that asks, or in a package that the app has. */
const isOwn = (specifier) => {
  if (specifier.startsWith('.')) return true;
  const parts = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1);
  return existsSync(join(app, 'node_modules', ...parts));
};
const note = (specifier, parent) => {
  if (!isOwn(specifier)) appendFileSync(file, `${specifier} from ${parent}\n`);
};
registerHooks({
  resolve: (specifier, context, next) => {
    let found;
    try {
      found = next(specifier, context);
    } catch (error) {
      if (inside(context.parentURL)) note(specifier, context.parentURL);
      throw error;
    }
    const isFile = found.url.startsWith('file:') || found.url.startsWith('/');
    if (isFile && inside(context.parentURL) && !inside(found.url))
      note(specifier, context.parentURL);
    return found;
  },
});
