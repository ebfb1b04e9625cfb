import { readFile } from 'node:fs/promises';
import type { ShellWords } from './words/shell-words.ts';

/** The name of a page that stands in for Kith's own where that cannot be shown. */
export type Notice = keyof ShellWords['notices'];

/** Such a page as HTML. It needs nothing but itself; its style waits for the nonce of its response. `icon` is the file of Kith's icon, an SVG. */
export async function noticePage(
  name: Notice,
  { language, notices }: ShellWords,
  icon: string,
): Promise<string> {
  const { title, text, action } = notices[name];
  const drawing = await readFile(icon).catch(() => Buffer.alloc(0));
  const image = `data:image/svg+xml;base64,${drawing.toString('base64')}`;
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" type="image/svg+xml" href="${image}" />
    <title>Kith – ${title}</title>
    <style nonce="__CSP_NONCE__">${STYLE}</style>
  </head>
  <body>
    <img src="${image}" alt="" />
    <h1>${title}</h1>
    <p>${text}</p>
    ${action === null ? '' : `<a href="/" autofocus>${action}</a>`}
  </body>
</html>
`;
}

const STYLE = `
  body {
    display: grid;
    place-content: center;
    gap: 12px;
    min-height: 100vh;
    margin: 0;
    padding: 24px;
    box-sizing: border-box;
    background: light-dark(#f6f8f8, #15191d);
    color: light-dark(#1a2226, #dfe5e8);
    font: 16px/1.5 system-ui, sans-serif;
    text-align: center;
  }
  img { justify-self: center; width: 56px; height: 56px; }
  h1 { margin: 0; font-size: 22px; }
  p { max-width: 46ch; margin: 0 auto; color: light-dark(#4c5a61, #a3b0b6); }
  a {
    justify-self: center;
    margin-top: 8px;
    padding: 10px 20px;
    border-radius: 8px;
    background: #0f766e;
    color: #fff;
    font-weight: 600;
    text-decoration: none;
  }
  a:focus-visible { outline: 3px solid #5eead4; outline-offset: 2px; }
`;
