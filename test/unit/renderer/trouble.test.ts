import { describe, expect, test } from 'vitest';
import { Trouble } from '../../../renderer/features/enroll/trouble.ts';
import type { Instruction } from '../../../renderer/capture/instruction.ts';

/** What is told while an instruction is given for some seconds, ten frames each. */
function told(
  trouble: Trouble,
  from: number,
  seconds: number,
  instruction: Instruction,
): unknown[] {
  return Array.from({ length: seconds * 10 }, (_, i) =>
    trouble.see(instruction, (from + i / 10) * 1000),
  ).filter((one) => one !== null);
}

describe('what keeps a first picture from being taken', () => {
  test('is told once, after some seconds', () => {
    const trouble = new Trouble();
    expect(told(trouble, 0, 5, 'show')).toEqual([]);
    expect(told(trouble, 5, 20, 'show')).toEqual(['NoFace']);
  });

  test('is what was wrong most of the time, and told again once that is another', () => {
    const trouble = new Trouble();
    told(trouble, 0, 4, 'TooDark');
    expect(told(trouble, 4, 5, 'Blurred')).toEqual(['TooDark', 'Blurred']);
  });

  test('is nothing where somebody is only asked to move', () => {
    const trouble = new Trouble();
    expect([...told(trouble, 0, 10, 'look'), ...told(trouble, 10, 10, 'left')]).toEqual([]);
  });
});
