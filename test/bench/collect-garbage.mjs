// Imported before a process of the memory benchmark starts, its model hosts included: on SIGUSR2 all garbage is collected, so
// that what is measured then is what is kept, not what V8 has not come round to.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
// V8 grows the young generation when much of it survives, which is as likely in the second half of a run as in the first: up
// to 33 MB at once, empty after a collection. Here the first time takes it to its most.
setFlagsFromString('--semi-space-growth-factor=64');
const collect = runInNewContext('gc');
process.on('SIGUSR2', () => collect());
