// Imported before a process of the memory benchmark starts, its model hosts included: on SIGUSR2 all garbage is collected, so
// that what is measured then is what is kept, not what V8 has not come round to.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
process.on('SIGUSR2', () => collect());
