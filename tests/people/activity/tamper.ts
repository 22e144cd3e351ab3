import { openPlain } from '../../../src/platform/db/connection/open.js';

/** What somebody with the file and no scruples can do: the guards are gone, and nobody is asked. */
export function tamper(file: string, statements: string): void {
  const connection = openPlain(file);
  connection.exec(`PRAGMA foreign_keys = OFF;
    DROP TRIGGER IF EXISTS events_never_change; DROP TRIGGER IF EXISTS events_never_go;
    DROP TRIGGER IF EXISTS event_payloads_only_erased; DROP TRIGGER IF EXISTS event_payloads_never_go;
    ${statements}`);
  connection.close();
}
