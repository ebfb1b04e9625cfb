import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asNpy } from '../../../../electron/core/exporting/npy.ts';
import { readNpy } from '../../../support/npy.ts';

test('an array is read back by the format, number by number', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }).chain((width) =>
        fc.record({
          width: fc.constant(width),
          rows: fc.array(fc.float32Array({ minLength: width, maxLength: width }), {
            maxLength: 40,
          }),
        }),
      ),
      ({ rows, width }) => {
        const { shape, numbers } = readNpy(asNpy(rows, width));
        expect(shape).toEqual([rows.length, width]);
        expect(numbers).toEqual(rows.flatMap((row) => [...row]));
      },
    ),
  );
});
