import { type Case, defineCase } from '../case.js';
import { repeated } from '../data.js';

// Tables that are imported on the page.

/** The largest table that the page accepts. */
const MAX_BYTES = 3_000_000;
const HEADER = 'text,speaker\n';

export const TABLES: readonly Case[] = [
  upload('one row of 3 million commas', repeated(',', MAX_BYTES)),
  upload('a row of 3 million commas below a header', HEADER + repeated(',', MAX_BYTES - HEADER.length)),
  upload('100,000 names of columns', Array.from({ length: 100_000 }, (_, at) => `name${at}`).join(',')),
  upload(
    '900 names of columns',
    Array.from({ length: 900 }, (_, at) => `${repeated('said ', 400)}${at}`).join(','),
  ),
  upload('3 million empty lines', `${HEADER}${repeated('\n', MAX_BYTES - 40)}a,b\n`),
  upload('1.5 million blank rows', HEADER + repeated(',\n', MAX_BYTES - HEADER.length)),
  upload('3 million quotation marks', HEADER + repeated('"', MAX_BYTES - HEADER.length)),
  upload('a million quoted empty cells', HEADER + repeated('"",', MAX_BYTES - HEADER.length)),
  upload('one cell of 3 MB', `${HEADER}"${repeated('word ', MAX_BYTES - 40)}",a`),
  upload('rows of 900 cells', `${HEADER}${repeated(`${repeated(',', 900)}\n`, MAX_BYTES - HEADER.length)}`),
  upload('100,000 rows with a fault', HEADER + repeated('a,b,c\n', MAX_BYTES - HEADER.length)),
  upload('5,000 rows of one claim', HEADER + 'The ferry sails at noon,Hanna\n'.repeat(5_000)),
  upload('30 rows of 20,000 characters', HEADER + `"${repeated('[a]', 20_000)}",Hanna\n`.repeat(30)),
];

function upload(what: string, table: string): Case {
  return defineCase({
    name: `tables: ${what}`,
    expects: [200, 422],
    send: (client) => client.upload('/import', { dry_run: 'on' }, new Blob([table]), 'table.csv'),
  });
}
