import { type Trace, type TraceFinder, traceFinder } from '../../engines/text/traces.js';
import { type PayloadTexts, payloadsAfter } from '../../platform/db/payloads.js';
import type { Db } from '../../platform/db/schema.js';
import { textOfLine } from '../../publishing/lists/editions/model.js';
import { WORDS, type WordyTable } from './model.js';
import { kindOf, TextReader } from './store.js';

// After an erasure: finds the other records with the erased text, now or in their history. Scans everything once, in
// batches; there is no index, since this happens once in years.

const BATCH = 500;

export interface Holder {
  readonly kind: string;
  readonly id: number;
  /** Whether a whole erased text was found, or a passage of it. */
  readonly holds: Trace;
  /** Whether it is in the record itself, or only in an earlier version of it. */
  readonly where: 'record' | 'history';
}

/** Records that contain erased text, by table and id. */
export async function holdersOf(words: readonly string[], db: Db): Promise<Holder[]> {
  const finder = traceFinder(words);
  const inRecord: Holder[] = [];
  for (const table of Object.keys(WORDS) as WordyTable[])
    inRecord.push(...(await holdersIn(table, finder, db)));
  const named = new Set(inRecord.map(nameOf));
  inRecord.push(...(await holdersInEditions(finder, db)).filter((holder) => !named.has(nameOf(holder))));
  const known = new Set(inRecord.map(nameOf));
  const inHistory = (await holdersInHistory(finder, db)).filter((holder) => !known.has(nameOf(holder)));
  return [...inRecord, ...inHistory];
}

async function holdersIn(table: WordyTable, finder: TraceFinder, db: Db): Promise<Holder[]> {
  const reader = new TextReader(db);
  const holders: Holder[] = [];
  for (let last = 0; ; ) {
    const rows = await reader.textsAfter(table, last, BATCH);
    if (rows.length === 0) return holders;
    for (const row of rows) {
      const holds = strongest(WORDS[table].map((column) => textTrace(row[column], finder)));
      if (holds !== null) holders.push({ kind: kindOf(table), id: row.id as number, holds, where: 'record' });
    }
    last = rows.at(-1)?.id as number;
  }
}

/** Editions of lists by what they print. */
async function holdersInEditions(finder: TraceFinder, db: Db): Promise<Holder[]> {
  const found = new Map<number, Trace>();
  for await (const lines of new TextReader(db).editionLines(BATCH))
    for (const { edition_id: id, line } of lines) {
      const holds = finder.traceIn(textOfLine(line));
      if (holds !== null && found.get(id) !== 'all') found.set(id, holds);
    }
  return [...found].map(([id, holds]) => ({ kind: 'list_edition', id, holds, where: 'record' }));
}

async function holdersInHistory(finder: TraceFinder, db: Db): Promise<Holder[]> {
  const found = new Map<string, Holder>();
  for (let last = 0; ; ) {
    const entries = await payloadsAfter(db, last, BATCH);
    if (entries.length === 0) return [...found.values()];
    for (const entry of entries) {
      const holds = strongest(textsOf(entry).map((text) => textTrace(text, finder)));
      const holder: Holder = {
        kind: entry.subject_kind,
        id: entry.subject_id,
        holds: holds ?? 'part',
        where: 'history',
      };
      if (holds !== null && found.get(nameOf(holder))?.holds !== 'all') found.set(nameOf(holder), holder);
    }
    last = entries.at(-1)?.seq ?? last;
  }
}

function textsOf({ before, after }: PayloadTexts): unknown[] {
  return [before, after].flatMap((json) => (json === null ? [] : valuesIn(json)));
}

/** A payload that is not JSON was tampered with, and can contain the text all the same. */
function valuesIn(json: string): unknown[] {
  try {
    return Object.values(JSON.parse(json) as object);
  } catch {
    return [json];
  }
}

function textTrace(text: unknown, finder: TraceFinder): Trace | null {
  return typeof text === 'string' ? finder.traceIn(text) : null;
}

function strongest(traces: readonly (Trace | null)[]): Trace | null {
  return traces.includes('all') ? 'all' : traces.includes('part') ? 'part' : null;
}

function nameOf({ kind, id }: Holder): string {
  return `${kind}:${id}`;
}
