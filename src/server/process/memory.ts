import { setFlagsFromString } from 'node:v8';

/**
 * Has the engine look through what it keeps once that has doubled. Left alone it waits, on a machine with much
 * memory, until there is up to four times as much: on a busy desk a hundred megabytes of what nobody needs any more.
 * @source V8, src/flags/flag-definitions.h, heap_growing_percent: read anew whenever memory was gone through
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--heap-growing-percent=100');
}
