import { useStatus } from '../owner/kith-context.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';

/** Says that something which was removed may still be in a file. */
export function NotErasedBanner() {
  const notErased = useStatus().data?.notErased;
  return notErased ? <ErrorNotice error={notErased} /> : null;
}
