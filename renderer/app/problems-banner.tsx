import { useState } from 'react';
import { useStatus } from '../owner/kith-context.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';

/** Says what went wrong where nobody waited for it, until it is put away; another page may still show it. */
export function ProblemsBanner() {
  const problems = useStatus().data?.problems ?? [];
  const [away, setAway] = useState<readonly string[]>([]);
  return problems
    .filter(({ message }) => !away.includes(message))
    .map((problem) => (
      <ErrorNotice
        key={problem.message}
        error={problem}
        onClose={() => setAway([...away, problem.message])}
      />
    ));
}
