import { editsBetween } from '../../../engines/alike/names.js';
import { clip } from '../../../platform/lib/fields/values.js';
import type { Column } from '../../citations/model/columns/column.js';
import { COLUMNS, MADE_BY_THE_DESK, NEEDED, type TableKind } from './columns.js';
import type { FileFault } from './faults.js';

// Maps columns of a file to ours: by our name, by a common alias, or by the user's mapping.

/** A column of the file that is read. */
export interface Placed {
  /** As in the file. */
  readonly header: string;
  /** Its index in a row, from 0. */
  readonly at: number;
  readonly column: Column;
}

export interface Layout {
  readonly kind: TableKind;
  /** The number of cells in a row. */
  readonly width: number;
  readonly columns: readonly Placed[];
  /** Ignored headers: reported, so that nothing is dropped silently. */
  readonly leftOut: readonly string[];
  readonly faults: readonly FileFault[];
}

/** Their column to ours; '' ignores theirs. */
export type Mapping = ReadonlyMap<string, string>;

/** Finding a similar name takes a while, and nobody reads more hints than this. */
const MAX_HINTS = 30;

export function layoutOf(headers: readonly string[], line: number, mapping: Mapping): Layout {
  const kind = kindOf(headers, mapping);
  const columns: Placed[] = [];
  const leftOut: string[] = [];
  const faults: FileFault[] = mappingFaults(headers, mapping, kind);
  const say = (column: string, message: string) => faults.push({ line, column: clip(column), message });
  for (const [at, given] of headers.entries()) {
    const header = given.trim();
    const wanted = mapping.get(foldHeader(header));
    const column = findColumn(kind, wanted ?? header);
    const before = column && columns.find((one) => one.column.name === column.name);
    if (wanted === '' || (!column && MADE_BY_THE_DESK.has(foldHeader(header)))) leftOut.push(header);
    else if (header === '') say(`column ${at + 1}`, 'This column has no name: name it, or remove it.');
    else if (!column)
      say(header, faults.length < MAX_HINTS ? unknown(kind, header) : unknown(kind, header, null));
    else if (before) say(header, twice(column.name, before.header, header));
    else columns.push({ header, at, column });
  }
  for (const name of NEEDED[kind])
    if (!columns.some(({ column }) => column.name === name))
      faults.push({ line, column: null, message: missing(kind, name) });
  return { kind, width: headers.length, columns, leftOut, faults };
}

/** A table of claims has a column of quotations; one of sources only has titles. */
function kindOf(headers: readonly string[], mapping: Mapping): TableKind {
  const named = headers.map((header) => mapping.get(foldHeader(header)) ?? header);
  const has = (kind: TableKind, name: string) =>
    named.some((header) => findColumn(kind, header)?.name === name);
  return !has('claims', 'text') && !has('claims', 'speaker') && has('sources', 'title')
    ? 'sources'
    : 'claims';
}

function findColumn(kind: TableKind, header: string): Column | undefined {
  const folded = foldHeader(header);
  return (
    COLUMNS[kind].find(({ name }) => name === folded) ??
    COLUMNS[kind].find(({ also }) => also.includes(folded))
  );
}

/** A cell may have a million characters; no column name is nearly this long. */
const MAX_HEADER = 100;

/** `Said on:` and `said-on` are `said_on`. */
export function foldHeader(header: string): string {
  return header
    .slice(0, MAX_HEADER)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
}

function mappingFaults(headers: readonly string[], mapping: Mapping, kind: TableKind): FileFault[] {
  const there = new Set(headers.map(foldHeader));
  return [...mapping].flatMap(([theirs, ours]) => {
    if (!there.has(theirs))
      return [whole(`The file has no column ${clip(theirs)}, which is mapped to ${clip(ours)}.`)];
    if (ours !== '' && !findColumn(kind, ours)) return [whole(unknown(kind, ours))];
    return [];
  });
}

function whole(message: string): FileFault {
  return { line: null, column: null, message };
}

function unknown(kind: TableKind, header: string, near = nearest(kind, header)): string {
  const hint = near === null ? '' : ` Is it ${near}?`;
  return `${clip(header)} is not a column of ${kind === 'claims' ? 'quotations' : kind}.${hint} Map it to a column, or remove it. The columns are ${COLUMNS[kind].map(({ name }) => name).join(', ')}.`;
}

function twice(name: string, first: string, second: string): string {
  return first === second
    ? 'Two columns have this name: remove one.'
    : `This and ${clip(first)} are both read as ${name}: remove one, or map it to another column.`;
}

function missing(kind: TableKind, name: string): string {
  return `The column ${name} is missing, and every ${kind === 'claims' ? 'quotation' : 'source'} needs it. Add it, or map one of yours to it.`;
}

/** Our most similar name; null where none is near. */
function nearest(kind: TableKind, header: string): string | null {
  const folded = foldHeader(header).slice(0, 40);
  const most = Math.max(1, Math.floor(folded.length / 3));
  const [best] = COLUMNS[kind]
    .flatMap(({ name, also }) => [name, ...also].map((known) => [name, known] as const))
    .map(([name, known]) => ({ name, edits: editsBetween(folded, known, most) }))
    .sort((one, other) => one.edits - other.edits);
  return best && best.edits <= most ? best.name : null;
}
