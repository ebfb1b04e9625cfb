// Imported before a process of a test starts: notes every connection and name lookup that would leave the machine.
import { appendFileSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

const file = process.env.KITH_OUTBOUND_LOG;
const isHere = (host) => !host || /^(localhost|127\.|::1$|\[::1\]$)/.test(host);
const note = (kind, host) => {
  if (file && !isHere(host)) appendFileSync(file, `${kind} ${host}\n`);
};

const connect = Reflect.get(net.Socket.prototype, 'connect');
net.Socket.prototype.connect = function (...input) {
  const [first, second] = Array.isArray(input[0]) ? input[0] : input;
  if (typeof first === 'object' && first !== null) {
    if (!first.path) note('connect', first.host);
  } else if (typeof first === 'number') {
    note('connect', typeof second === 'string' ? second : undefined);
  }
  return connect.apply(this, input);
};
for (const [where, name] of [
  [dns, 'lookup'],
  [dns.promises, 'lookup'],
]) {
  const lookup = where[name];
  where[name] = function (host, ...rest) {
    note('lookup', host);
    return lookup.call(this, host, ...rest);
  };
}
const send = Reflect.get(dgram.Socket.prototype, 'send');
dgram.Socket.prototype.send = function (...input) {
  note(
    'send',
    input.find((value) => typeof value === 'string' && value.includes('.')),
  );
  return send.apply(this, input);
};
