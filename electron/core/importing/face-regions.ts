import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import ExifReader from 'exifreader';
import { z } from 'zod';

/** Where a face is in a photo that stands upright: its center and size, as shares of the photo's width and height. */
export interface FaceRegion {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A face that somebody gave a name. */
export interface NamedRegion extends FaceRegion {
  readonly name: string;
}

/** A value as the reader of metadata has it. */
const tag = <T extends z.ZodType>(value: T) => z.object({ value });
const share = tag(z.coerce.number());
const text = tag(z.string()).optional().catch(undefined);

/** The regions of the Metadata Working Group (Guidelines for Handling Image Metadata 2.0, 5.9). */
const storedRegion = z.object({
  Name: text,
  Type: text,
  Area: tag(z.object({ x: share, y: share, w: share, h: share, unit: text })),
});
const storedRegions = tag(
  z.object({
    AppliedToDimensions: tag(z.object({ w: share, h: share }))
      .optional()
      .catch(undefined),
    RegionList: tag(z.array(z.unknown())),
  }),
);

/** What a photo's metadata say, as far as it matters here. */
const photoTags = z.object({
  exif: z
    .object({ Orientation: tag(z.number().int().min(1).max(8)) })
    .optional()
    .catch(undefined),
  file: z
    .object({ 'Image Width': tag(z.number()), 'Image Height': tag(z.number()) })
    .optional()
    .catch(undefined),
  xmp: z.object({ Regions: storedRegions }).optional().catch(undefined),
});
type PhotoTags = z.infer<typeof photoTags>;

/**
 * The faces with names that a photo's metadata tell of, as digiKam, Picasa and Lightroom write them (XMP), or else those of the
 * .xmp file beside it. Coordinates are of the picture as it is stored, and turned as its EXIF orientation says; where the program
 * says that it meant the turned picture (its width and height are swapped) they stay. What cannot be read tells of none.
 */
export function faceRegions(photo: Uint8Array, sidecar: Uint8Array | null): NamedRegion[] {
  const own = tagsOf(photo);
  const regions = (sidecar ? tagsOf(sidecar).xmp : undefined)?.Regions ?? own.xmp?.Regions;
  if (!regions) return [];
  const { RegionList, AppliedToDimensions } = regions.value;
  const size = AppliedToDimensions?.value;
  const orientation = wasTurned(size, own) ? 1 : (own.exif?.Orientation.value ?? 1);
  return RegionList.value.flatMap((item) => {
    const parsed = storedRegion.safeParse(item);
    if (!parsed.success) return [];
    const { Name, Type, Area } = parsed.data;
    const name = Name?.value.trim() ?? '';
    const isFace = Type === undefined || Type.value.toLowerCase() === 'face';
    const { x, y, w, h, unit } = Area.value;
    const isPixels = unit?.value === 'pixel';
    if (name === '' || !isFace || (isPixels && !size)) return [];
    const [across, down] = isPixels ? [size!.w.value, size!.h.value] : [1, 1];
    const stored = {
      x: x.value / across,
      y: y.value / down,
      width: w.value / across,
      height: h.value / down,
    };
    const inside = [stored.x, stored.y].every((one) => one >= 0 && one <= 1);
    if (!inside || stored.width <= 0 || stored.height <= 0) return [];
    return { name, ...upright(stored, orientation) };
  });
}

function tagsOf(bytes: Uint8Array): PhotoTags {
  try {
    const read = ExifReader.load(Buffer.from(bytes), {
      expanded: true,
      domParser: new DOMParser({ onError: onErrorStopParsing }),
    });
    return photoTags.parse(read);
  } catch {
    // A file without metadata, or with such as nobody can read: it says nothing of anybody.
    return {};
  }
}

/** Whether regions are of the turned picture: what they were made for has its width and height swapped. */
function wasTurned(
  size: { w: { value: number }; h: { value: number } } | undefined,
  { exif, file }: PhotoTags,
): boolean {
  if (!size || !file || (exif?.Orientation.value ?? 1) < 5) return false;
  const stored = file['Image Width'].value - file['Image Height'].value;
  return stored !== 0 && Math.sign(stored) !== Math.sign(size.w.value - size.h.value);
}

/** A region of a stored picture in the upright one, by its EXIF orientation, 1 to 8 (CIPA DC-008, 4.6.4). */
function upright({ x, y, width, height }: FaceRegion, orientation: number): FaceRegion {
  const swapped = { width: height, height: width };
  switch (orientation) {
    case 2:
      return { x: 1 - x, y, width, height };
    case 3:
      return { x: 1 - x, y: 1 - y, width, height };
    case 4:
      return { x, y: 1 - y, width, height };
    case 5:
      return { x: y, y: x, ...swapped };
    case 6:
      return { x: 1 - y, y: x, ...swapped };
    case 7:
      return { x: 1 - y, y: 1 - x, ...swapped };
    case 8:
      return { x: y, y: 1 - x, ...swapped };
    default:
      return { x, y, width, height };
  }
}
