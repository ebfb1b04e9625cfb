import { useRef } from 'react';
import { Button, FileButton, type ButtonProps } from '@mantine/core';

/** A button that opens the system's picker for photos. The same ones can be chosen again. */
export function ChoosePhotos({
  label,
  inputLabel,
  disabled = false,
  autoFocus = false,
  onPhotos,
  ...look
}: {
  label: string;
  /** What the field behind the button is called. */
  inputLabel: string;
  disabled?: boolean;
  autoFocus?: boolean;
  onPhotos: (files: readonly File[]) => void;
} & Pick<ButtonProps, 'variant' | 'size' | 'mt'>) {
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      multiple
      disabled={disabled}
      accept="image/*,.heic,.heif"
      resetRef={reset}
      onChange={(files) => {
        reset.current?.();
        onPhotos(files);
      }}
      inputProps={{ 'aria-label': inputLabel }}
    >
      {(props) => (
        <Button {...look} {...props} disabled={disabled} autoFocus={autoFocus}>
          {label}
        </Button>
      )}
    </FileButton>
  );
}
