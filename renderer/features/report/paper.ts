/** Where paper is US Letter and not A4 (CLDR, territory information). */
const LETTER_REGIONS = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '));

/** The paper that people of a language tag, such as `de-AT`, print on. */
export function paperOf(language: string): 'a4' | 'letter' {
  const { region } = new Intl.Locale(language).maximize();
  return region !== undefined && LETTER_REGIONS.has(region) ? 'letter' : 'a4';
}
