import { useTranslations } from 'use-intl';
import { unusableReason, type UnusableReason } from '../../electron/contract/index.ts';

/** What somebody in front of the camera is asked to do: what mends their picture, or what brings their head into a pose. */
export type Instruction =
  | UnusableReason
  | 'show'
  | 'look'
  | 'left'
  | 'right'
  | 'backLeft'
  | 'backRight'
  | 'raise'
  | 'lower'
  | 'stay'
  | 'vary';

/** Says an instruction in words. */
export function useInstruction(): (instruction: Instruction) => string {
  const t = useTranslations();
  return (instruction) =>
    mendsPicture(instruction)
      ? t(`common.instruction.${instruction}`)
      : t(`capture.instruction.${instruction}`);
}

function mendsPicture(instruction: Instruction): instruction is UnusableReason {
  return unusableReason.options.some((reason) => reason === instruction);
}
