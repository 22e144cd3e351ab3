import type { Connection } from '../connection/open.js';
import type { Head, HistoryEnd } from './head.js';

/** Also of a database of an older version. Null where it has no events. */
export function readEnd(connection: Connection): HistoryEnd | null {
  if (connection.prepare(`SELECT 1 FROM main.sqlite_master WHERE name = 'events'`).get() === undefined)
    return null;
  const last = connection.prepare('SELECT seq, hash FROM main.events ORDER BY seq DESC LIMIT 1').get();
  const first = connection.prepare('SELECT hash FROM main.events ORDER BY seq LIMIT 1').pluck().get();
  return last === undefined ? null : { ...(last as Head), first: String(first) };
}
