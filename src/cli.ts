#!/usr/bin/env node
import { COMMANDS } from './commands.js';
import { debugging } from './config.js';
import { packageVersion } from './platform/lib/package-root.js';
import { dispatch } from './platform/terminal/dispatch.js';
import { logWarnings } from './platform/terminal/log-line.js';
import { explain } from './platform/terminal/refusals.js';
import { openTerminal } from './platform/terminal/terminal.js';

// The only executable.

// Files that SQLite and libraries create beside the database are private, too.
process.umask(0o077);

const words = process.argv.slice(2);
// The server's stderr goes to log collectors: unless it is a terminal, every line is JSON.
const asLog = words[0] === 'serve' && !process.stderr.isTTY;
const terminal = openTerminal({ out: process.stdout, err: process.stderr, asLog });
if (asLog) logWarnings((line) => process.stderr.write(line));

// The reader of the output may stop early: `onrecord db info | head -1`. A server continues where the disk of its log
// is full.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ENOSPC') throw error;
  });
process.once('uncaughtException', (error) => process.exit(explain(error, terminal, debugging())));

try {
  if (words[0] === '--version') terminal.print(packageVersion());
  else process.exitCode = await dispatch(COMMANDS, words, terminal);
} catch (error) {
  process.exitCode = explain(error, terminal, debugging());
}
