import type { PhotoRemark } from '../../../contract/index.ts';

/** Says what is worth knowing of how a photo was looked at. */
export function photoRemarkText(remark: PhotoRemark): string {
  switch (remark.kind) {
    case 'turned':
      return remark.degrees === 180
        ? 'it’s upside down, so it was turned'
        : 'it’s on its side, so it was turned';
    case 'ends early':
      return 'the file ends too early; what there is was read';
    case 'one of several':
      return `picture ${remark.picture} of ${remark.of} in the file`;
    case 'more faces':
      return `only the ${remark.answered} biggest faces are listed`;
    case 'small faces':
      return `faces under ${remark.below} pixels weren’t looked for`;
  }
}
