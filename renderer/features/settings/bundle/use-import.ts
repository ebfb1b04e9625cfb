import { useEffect, useState } from 'react';
import { useKith } from '../../../owner/kith-context.tsx';
import { ASKING, createImport, type ImportState } from './create-import.ts';

/** An import with where it is, which ends with the component. */
export function useImport() {
  const kith = useKith();
  const [state, setState] = useState<ImportState>(ASKING);
  const [own] = useState(() => createImport(kith.bundles, setState));
  useEffect(() => own.leave, [own]);
  return { state, ...own };
}
