import { readFileSync } from 'node:fs';

/** What Chromium's log of its network says that it did (`--log-net-log`; net/log/net_log_event_type_list.h). */
export interface NetLog {
  /** Where connections were tried, and where datagrams went: addresses with their ports. */
  readonly reached: string[];
  /** Names that were asked for. */
  readonly lookedUp: string[];
}

interface NetEvent {
  readonly type: number;
  readonly source: { readonly id: number };
  readonly params?: { readonly address?: string; readonly host?: string };
}

/** Reads a log, also one of a browser that did not come to end it: a line is an event. */
export function readNetLog(file: string): NetLog {
  const [first, ...lines] = readFileSync(file, 'utf8').split('\n');
  const { constants } = JSON.parse(`${first!.replace(/,$/, '')}}`) as {
    constants: { logEventTypes: Record<string, number> };
  };
  const types = constants.logEventTypes;
  const events = lines.flatMap((line): NetEvent[] => {
    try {
      return [JSON.parse(line.replace(/(,|\]\s*,?|\]\})?\s*$/, '')) as NetEvent];
    } catch {
      return []; // The beginning or the end of the list, or a line that was cut off.
    }
  });
  const of = (name: string): NetEvent[] => {
    const type = types[name];
    if (type === undefined) throw new Error(`Chromium has no event ${name} any more`);
    return events.filter((event) => event.type === type);
  };
  const connected = new Map(
    of('UDP_CONNECT').map((event) => [event.source.id, event.params?.address]),
  );
  // A datagram socket that sends nothing is how Chromium asks the system for a route.
  const datagrams = of('UDP_BYTES_SENT').map(
    ({ source, params }) => params?.address ?? connected.get(source.id),
  );
  const tried = of('TCP_CONNECT_ATTEMPT').map(({ params }) => params?.address);
  const texts = (values: readonly (string | undefined)[]): string[] => [
    ...new Set(values.filter((value) => value !== undefined)),
  ];
  return {
    reached: texts([...tried, ...datagrams]),
    lookedUp: texts(of('HOST_RESOLVER_MANAGER_REQUEST').map(({ params }) => params?.host)),
  };
}
