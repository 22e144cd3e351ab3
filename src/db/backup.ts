import { existsSync } from 'node:fs';
import { AppError } from '../lib/errors.js';
import { openConnection } from './open.js';

export async function backupTo(file: string, target: string): Promise<void> {
  if (existsSync(target)) throw new AppError('conflict', `${target} exists already: name another file.`);
  const connection = openConnection(file, 'write');
  try {
    connection.prepare('VACUUM INTO ?').run(target);
  } finally {
    connection.close();
  }
}
