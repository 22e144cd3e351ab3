import { openPlain } from '../../src/platform/db/connection/open.js';

/** Changes the first entry of the history, as somebody does who has the sqlite3 shell. */
export function breakHistory(file: string): void {
  const connection = openPlain(file);
  const triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events'";
  for (const name of connection.prepare(triggers).pluck().all()) connection.exec(`DROP TRIGGER ${name}`);
  connection.exec("UPDATE events SET action = 'changed' WHERE seq = 1");
  connection.close();
}
