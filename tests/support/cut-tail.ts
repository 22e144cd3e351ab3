import { readFileSync } from 'node:fs';
import { openPlain } from '../../src/platform/db/connection/open.js';

/** Removes the last entry with its row and the counters, as somebody with the sqlite3 shell would. */
export function cutTail(db: string): void {
  const shell = openPlain(db);
  shell.exec(`DROP TRIGGER events_never_go; DROP TRIGGER event_payloads_never_go;
    CREATE TEMP TABLE cut AS SELECT seq, subject_id FROM events ORDER BY seq DESC LIMIT 1;
    DELETE FROM event_payloads WHERE seq IN (SELECT seq FROM cut); DELETE FROM events WHERE seq IN (SELECT seq FROM cut);
    DELETE FROM users WHERE id IN (SELECT subject_id FROM cut);
    UPDATE sqlite_sequence SET seq = seq - 1 WHERE name IN ('events', 'users')`);
  shell.exec(TRIGGERS);
  shell.close();
}

const TRIGGERS = (
  readFileSync('docs/schema.sql', 'utf8').match(/CREATE TRIGGER event(s|_payloads)_never_go[\s\S]*?END;/g) ??
  []
).join('\n');
