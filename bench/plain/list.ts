import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import { packageRoot } from '../../src/platform/lib/package-root.js';

// What the page of claims is measured against: as many bytes from Express and EJS as anybody sets them up,
// fifty rows in one template, and no database. What the page has around its rows comes as one piece of text.

const { rows, around } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly around: string;
};

const app = express();
app.set('view engine', 'ejs');
app.set('views', join(packageRoot, 'bench', 'plain'));
app.get('/', (_req, res) => res.render('list', { rows, around }));
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address?.port}\n`);
});
