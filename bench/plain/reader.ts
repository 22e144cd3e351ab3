import { setImmediate as breathe } from 'node:timers/promises';
import { DESK } from '../../src/platform/viewer.js';
import { openInside } from '../ground/inside.js';

// Somebody who reads pages of claims from another process, without a pause, until it is told to end.

const inside = openInside(process.argv[2] ?? '');
let over = false;
process.once('SIGTERM', () => {
  over = true;
});
process.stdout.write('Reading, though not at http://127.0.0.1:0\n');
while (!over) {
  await inside.read('/claims', DESK);
  await breathe();
}
await inside.close();
