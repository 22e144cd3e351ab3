import { setFlagsFromString } from 'node:v8';

// The memory of the process as a whole.

/**
 * Makes V8 collect garbage when the heap has doubled. By default, on a machine with much memory, the heap grows up to
 * four times: a hundred megabytes of garbage on a busy server.
 * @source V8, src/flags/flag-definitions.h, heap_growing_percent: read again after every collection
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--heap-growing-percent=100');
}
