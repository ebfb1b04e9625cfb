import type { Log } from '../platform/log.ts';

/**
 * Rejections that nobody handles are logged and told, and end nothing: what everybody else is doing goes on. An exception that
 * nobody catches is logged before the process ends of it: what it interrupted is left half done. Returns what stops this.
 */
export function watchStrayErrors(
  log: Pick<Log, 'error'>,
  tell: (error: unknown) => void,
): () => void {
  const onRejection = (error: unknown): void => {
    log.error('a rejection that nobody handled', { error });
    tell(error);
  };
  const onException = (error: unknown): void =>
    log.error('an exception that nobody caught', { error });
  process.on('unhandledRejection', onRejection);
  process.on('uncaughtExceptionMonitor', onException);
  return () => {
    process.off('unhandledRejection', onRejection);
    process.off('uncaughtExceptionMonitor', onException);
  };
}
