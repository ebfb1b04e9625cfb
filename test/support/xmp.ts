import type { NamedRegion } from '../../electron/core/importing/face-regions.ts';

/** Programs that write the faces of a photo into its file, each in its own spelling of the same. */
export type WrittenBy = 'digiKam' | 'Picasa' | 'Lightroom';

/** The XMP of a photo in which faces are named, as a program writes it; the picture is of 400×300 unless it says else. */
export function xmpOf(
  program: WrittenBy,
  regions: readonly NamedRegion[],
  { width, height }: { width: number; height: number } = { width: 400, height: 300 },
): string {
  const items = regions.map(ITEM[program]).join('');
  const list = `<mwg-rs:RegionList><rdf:Bag>${items}</rdf:Bag></mwg-rs:RegionList>`;
  const size = `<mwg-rs:AppliedToDimensions stDim:w="${width}" stDim:h="${height}" stDim:unit="pixel"/>`;
  const inElements = `<mwg-rs:AppliedToDimensions rdf:parseType="Resource"><stDim:w>${width}</stDim:w><stDim:h>${height}</stDim:h><stDim:unit>pixel</stDim:unit></mwg-rs:AppliedToDimensions>`;
  const body = {
    digiKam: `<mwg-rs:Regions rdf:parseType="Resource">${size}${list}</mwg-rs:Regions>`,
    Picasa: `<mwg-rs:Regions rdf:parseType="Resource">${inElements}${list}</mwg-rs:Regions>`,
    Lightroom: `<mwg-rs:Regions><rdf:Description>${size}${list}</rdf:Description></mwg-rs:Regions>`,
  }[program];
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#" xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#">${body}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

const inAttributes = ({ name, x, y, width, height }: NamedRegion): string =>
  `<rdf:li><rdf:Description mwg-rs:Name="${escaped(name)}" mwg-rs:Type="Face"><mwg-rs:Area stArea:x="${x}" stArea:y="${y}" stArea:w="${width}" stArea:h="${height}" stArea:unit="normalized"/></rdf:Description></rdf:li>`;

const ITEM: Readonly<Record<WrittenBy, (region: NamedRegion) => string>> = {
  digiKam: inAttributes,
  Picasa: ({ name, x, y, width, height }) =>
    `<rdf:li rdf:parseType="Resource"><mwg-rs:Type>Face</mwg-rs:Type><mwg-rs:Name>${escaped(name)}</mwg-rs:Name><mwg-rs:Area rdf:parseType="Resource"><stArea:x>${x}</stArea:x><stArea:y>${y}</stArea:y><stArea:w>${width}</stArea:w><stArea:h>${height}</stArea:h><stArea:unit>normalized</stArea:unit></mwg-rs:Area></rdf:li>`,
  // It leaves the unit out, and tells how far the face is turned.
  Lightroom: (region) =>
    inAttributes(region)
      .replace(' stArea:unit="normalized"', '')
      .replace('<rdf:Description ', '<rdf:Description mwg-rs:Rotation="0.0" '),
};

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
