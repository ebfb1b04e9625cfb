import { processPort, type MessageEndpoint, type ProcessPort } from './process-port.ts';

/** The port to the process that started this one, which ends with it and leaves a terminal's signals to it. */
export function parentPort(): ProcessPort {
  const parent = (process as { parentPort?: MessageEndpoint }).parentPort ?? process;
  process.on('disconnect', () => process.exit(0));
  if (parent === process) {
    // A terminal sends its signals to all of its processes: its owner answers them, who finishes what is under way. Electron, whose
    // processes have no terminal, ends this one by such a signal.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
  }
  return processPort(parent);
}
