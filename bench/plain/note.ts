import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import express from 'express';

// What a note costs at least: a bare Express whose answer waits for one durable transaction that writes the row, its
// hashed event and its index entry, on prepared statements, in tables of its own of the file that is given.

const db = new Database(process.argv[2] ?? '');
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`CREATE TABLE IF NOT EXISTS raw_notes (id INTEGER PRIMARY KEY, claim_id INTEGER, body TEXT, at TEXT);
  CREATE INDEX IF NOT EXISTS raw_notes_claim ON raw_notes (claim_id, id);
  CREATE TABLE IF NOT EXISTS raw_events (seq INTEGER PRIMARY KEY, payload TEXT, hash TEXT);
  CREATE VIRTUAL TABLE IF NOT EXISTS raw_index USING fts5 (body, content = 'raw_notes', content_rowid = 'id')`);
const row = db.prepare('INSERT INTO raw_notes (claim_id, body, at) VALUES (?, ?, ?)');
const event = db.prepare('INSERT INTO raw_events (payload, hash) VALUES (?, ?)');
const entry = db.prepare('INSERT INTO raw_index (rowid, body) VALUES (?, ?)');
let last = '';

const write = db.transaction((claimId: number, body: string) => {
  const at = new Date().toISOString();
  const { lastInsertRowid: id } = row.run(claimId, body, at);
  const payload = JSON.stringify({ id: Number(id), claim_id: claimId, body, at });
  last = createHash('sha256')
    .update(last + payload)
    .digest('hex');
  event.run(payload, last);
  entry.run(id, body);
});

const app = express();
app.use(express.urlencoded());
app.post('/claims/:id/annotations', (req, res) => {
  write.immediate(Number(req.params.id), req.body.body);
  res.send('Done.');
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address?.port}\n`);
});
