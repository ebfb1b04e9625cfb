/** What a page is printed with: the names are those of the DevTools protocol, too. */
export type PrintSettings = Readonly<Record<string, number | boolean | string>>;

/** Inches of paper, by its name (lib/browser/print-to-pdf.ts, `paperFormats`): those that a program here may name. */
const papers: Readonly<Record<string, { width: number; height: number }>> = {
  letter: { width: 8.5, height: 11 },
  a4: { width: 8.27, height: 11.7 },
};

/** The settings that options of `printToPDF` become; throws what Electron throws (lib/browser/print-to-pdf.ts). */
export function printSettings(options: Electron.PrintToPDFOptions): PrintSettings {
  const margins = checked(options.margins ?? {}, 'object', 'margins');
  const { pageSize = 'Letter' } = options;
  const paper = typeof pageSize === 'string' ? papers[pageSize.toLowerCase()] : pageSize;
  if (!paper) throw new Error(`Invalid pageSize ${pageSize as string}`);
  const { top = 0.4, bottom = 0.4, left = 0.4, right = 0.4 } = margins;
  if (Math.max(top, bottom) > paper.height || Math.max(left, right) > paper.width) {
    throw new Error('margins must be less than or equal to pageSize');
  }
  const flag = (name: keyof Electron.PrintToPDFOptions) =>
    checked((options[name] ?? false) as boolean, 'boolean', name);
  const text = (name: keyof Electron.PrintToPDFOptions) =>
    checked((options[name] ?? '') as string, 'string', name);
  return {
    landscape: flag('landscape'),
    displayHeaderFooter: flag('displayHeaderFooter'),
    headerTemplate: text('headerTemplate'),
    footerTemplate: text('footerTemplate'),
    printBackground: flag('printBackground'),
    scale: checked(options.scale ?? 1, 'number', 'scale'),
    marginTop: checked(top, 'number', 'margins.top'),
    marginBottom: checked(bottom, 'number', 'margins.bottom'),
    marginLeft: checked(left, 'number', 'margins.left'),
    marginRight: checked(right, 'number', 'margins.right'),
    pageRanges: text('pageRanges'),
    preferCSSPageSize: flag('preferCSSPageSize'),
    generateTaggedPDF: flag('generateTaggedPDF'),
    generateDocumentOutline: flag('generateDocumentOutline'),
    paperWidth: paper.width,
    paperHeight: paper.height,
  };
}

function checked<T>(value: T, type: 'number' | 'boolean' | 'string' | 'object', name: string): T {
  if (typeof value !== type) throw new TypeError(`${name} must be a ${type}`);
  return value;
}
