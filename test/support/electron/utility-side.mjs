// Imported before the entry of a utility process: `process.parentPort`, which wraps what arrives in an event and holds it
// back until somebody listens (lib/utility/parent-port.ts, lib/utility/init.ts), in place of Node's channel to its parent.
import { EventEmitter } from 'node:events';

const send = process.send.bind(process);
const parentPort = new EventEmitter();
const waiting = [];
let started = false;
parentPort.start = () => {
  started = true;
  for (const data of waiting.splice(0)) parentPort.emit('message', { data, ports: [] });
};
parentPort.pause = () => (started = false);
parentPort.postMessage = (message) => send(message);
parentPort.on('newListener', (name) => {
  if (name === 'message') queueMicrotask(parentPort.start);
});
process.on('message', (data) => {
  if (started) parentPort.emit('message', { data, ports: [] });
  else waiting.push(data);
});
// The double ends with its tests, and what it forked with it.
process.on('disconnect', () => process.exit(0));
Object.assign(process, { parentPort, type: 'utility', send: undefined });
