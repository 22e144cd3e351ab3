import { constants, copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { openPlain } from '../../src/platform/db/connection/open.js';
import { deskOf } from '../desk/make.js';
import { removeDesk } from '../desk/remove.js';
import { openBenchDesk } from '../ground/desk.js';
import { circumstances, pageWith, RESULTS, tableOf, writeResults } from '../results.js';
import { requireAgreement } from './agree.js';
import { DIRECTUS_HEADERS, startDirectus } from './directus.js';
import { figureOf, peerCircumstances } from './figures.js';
import { DIRECTUS_VERSION, installDirectus } from './install.js';
import { directusOf } from './load-data.js';
import { startOnrecord } from './onrecord.js';
import { operationsOn } from './operations.js';
import { type Compared, compare, type Servers } from './rounds.js';
import { Selections } from './selections.js';
import { compareTerminal } from './terminal.js';

// npm run bench:peer -- 100000 5 [list search open note import] — the same claims in Onrecord and in Directus, asked in
// alternation for so many rounds. With all five operations, bench/RESULTS.md is written; with some, they are printed.

const words = process.argv.slice(2);
const [claims = 100_000, rounds = 3] = words
  .filter((word) => /^\d/.test(word))
  .map((word) => Number(word.replaceAll(/[_,]/g, '')));
const wanted = words.filter((word) => /^[a-z]+$/.test(word));
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** Lists that both sides answer before anything is measured. */
const AGREED = 60;

installDirectus(tell);
const loaded = await directusOf(await deskOf(claims, tell), claims, tell);
const desk = await openBenchDesk(claims, tell);
const peerFile = `${loaded}.run.db`;
copyFileSync(loaded, peerFile, constants.COPYFILE_FICLONE);
const about = circumstances(desk.file, claims);
const connection = openPlain(loaded, { readOnly: true });
const compared: Compared[] = [];
const servers: Servers = {
  onrecord: await startOnrecord(desk.file),
  directus: { program: await startDirectus(peerFile), headers: DIRECTUS_HEADERS },
};
try {
  tell('Asking both sides for the same lists');
  const selections = new Selections(connection, 1);
  await requireAgreement(
    servers,
    Array.from({ length: AGREED }, () => selections.next()),
  );
  for (const operation of operationsOn(connection)) {
    if (wanted.length > 0 && !wanted.includes(operation.name)) continue;
    const one = await compare(operation, servers, { rounds, tell });
    compared.push(one);
    if (operation.name === 'import')
      compared.push(await compareTerminal(desk.file, connection, { servers, overHttp: one, rounds }));
  }
} finally {
  await Promise.all([servers.onrecord.program.stop(), servers.directus.program.stop()]);
  connection.close();
  removeDesk(desk.file);
  for (const ending of ['', '-journal']) rmSync(peerFile + ending, { force: true });
}
const section = `${about} ${peerCircumstances(rounds)}\n\n${tableOf(compared.map(figureOf))}`;
process.stdout.write(`${section}\n`);
const title = `${claims.toLocaleString('en-GB')} claims beside Directus ${DIRECTUS_VERSION}`;
if (wanted.length === 0)
  writeResults(pageWith(existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '', title, section));
