import { AppError } from '../../platform/lib/errors.js';
import type { OpenContext } from '../context/open-context.js';
import type { Job } from './ticker.js';

// Handles a database whose files are moved under a running server: the server stops, since later writes would be lost,
// and saves what it has.

/** Checks the files even while nobody writes. */
export function fileCheckJob({ disk }: Pick<OpenContext, 'disk'>): Job {
  return {
    name: 'check that the database has not been moved',
    async run() {
      disk.isInPlace();
    },
  };
}

/**
 * Waits until a file of the database was moved, removed or replaced.
 * @throws AppError database_unusable, then, with what is saved and where
 */
export async function displacement({
  disk,
  config,
  clock,
}: Pick<OpenContext, 'disk' | 'config' | 'clock'>): Promise<never> {
  const name = await disk.displaced;
  const what = `${name} was moved, removed or replaced while Onrecord was running, so Onrecord has stopped.`;
  const kept = disk.hasItsName()
    ? `Everything that was saved is in ${config.file}.`
    : await rescued(disk, `${config.file}.rescued-${stampOf(clock.now())}.backup`);
  throw new AppError('database_unusable', `${what} ${kept}`);
}

async function rescued(disk: OpenContext['disk'], target: string): Promise<string> {
  try {
    await disk.rescue(target);
    return `Everything that was saved is in ${target}: restore it with \`onrecord restore\`.`;
  } catch (error) {
    return `A copy of it could not be written to ${target} (${error instanceof Error ? error.message : String(error)}). Look for the file that was moved.`;
  }
}

function stampOf(now: Date): string {
  return now.toISOString().replaceAll(/[-:.]/g, '');
}
