import { useStatus } from '../owner/kith-context.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';

/** Says that something which was removed may still be in a file. */
export function NotErasedBanner() {
  const notErased = useStatus().data?.notErased;
  if (!notErased) return null;
  const { code, message, next } = notErased;
  return <ErrorNotice error={Object.assign(new Error(message), { code, next })} />;
}
