import { AppError } from '../lib/errors.js';
import { entryOf } from './entry.js';
import { FORMATS, findFormat } from './formats.js';
import type { Format, PreparedEntry, PreparedList } from './list.js';
import {
  type CitableEntry,
  type CitationEntry,
  type Counts,
  type Failure,
  isCitable,
  type ListMaker,
  NO_SOURCE_SEEN,
} from './model.js';
import type { Rendered, RenderedEntry } from './renderer.js';
import type { EntryRows } from './rows.js';
import type { Styles } from './styles.js';
import { inPieces, mapInTurns } from './turns.js';
import { voiceOf } from './voice.js';

// Rows of the selected claims → one file, with an account of every one of them. Refuses to hand over a list
// whose counts do not add up.

export interface CiteRequest {
  /** A style's id; asked for even where the format is not written in a style, and then not used. */
  readonly style: string;
  readonly locale: string;
  /** A format's name. */
  readonly format: string;
  /** As the list is ordered, or as the style sorts. */
  readonly order: 'list' | 'style';
  readonly maker: ListMaker;
  /** Selected claims left out as restricted, of which the exporter may know. For a viewer always 0. */
  readonly withheld: number;
}

export interface CitedList {
  readonly format: Format;
  /** The file in pieces of some 32 KB, to be read once; written as it is read. */
  readonly parts: AsyncIterable<string>;
  readonly counts: Counts;
  /** Claims that stand in the file without a citation. */
  readonly failures: readonly Failure[];
  /** Claims that stand in it in note form, with why. */
  readonly notes: readonly Failure[];
}



/**
 * Prepares a list for export. `rows` are the selected claims that the exporter may see, in list order.
 * @throws AppError `bad_request` for a style or format that does not exist, `unavailable` where the style
 * took too long
 */
export async function citeList(
  rows: readonly EntryRows[],
  request: CiteRequest,
  styles: Styles,
): Promise<CitedList> {
  const format =
    findFormat(request.format) ??
    unknown(
      'format',
      request.format,
      FORMATS.map((f) => f.name),
    );
  const entries = await mapInTurns(rows, entryOf);
  const rendered = await renderFor(entries, request, format, styles);
  const prepared = await mapInTurns(entries, prepareWith(rendered));
  const counts = count(prepared, rows, request.withheld);
  const list: PreparedList = {
    entries: inOrder(prepared, request.order === 'style' ? rendered : null),
    foot: { ...request.maker, style: rendered?.style ?? null, counts: withoutWithheld(counts) },
    voice: voiceOf(rendered?.locale ?? request.locale, request.maker.deskUrl, styles.words),
  };
  return {
    format,
    parts: inPieces(format.write(list)),
    counts,
    failures: reasonsOf(prepared, 'failed'),
    notes: reasonsOf(prepared, 'noted'),
  };
}

/** What the style made of the citable entries; null where the format is not written in a style. */
async function renderFor(
  entries: readonly CitationEntry[],
  { style, locale, maker }: CiteRequest,
  format: Format,
  styles: Styles,
): Promise<Rendered | null> {
  const renderer =
    styles.find(style) ??
    unknown(
      'style',
      style,
      styles.choices.map((choice) => choice.id),
    );
  if (!format.isStyled) return null;
  return renderer.render(entries.filter(isCitable), { locale, deskUrl: maker.deskUrl });
}

function unknown(what: 'format' | 'style', asked: string, known: readonly string[]): never {
  throw new AppError('bad_request', `There is no ${what} "${asked}". There are: ${known.join(', ')}.`);
}

/** NOTE: takes the rendered entries in turn, so it must be called once for each entry, in list order. */
function prepareWith(rendered: Rendered | null): (entry: CitationEntry) => PreparedEntry {
  const results = rendered?.entries.values();
  return (entry) => {
    if (!isCitable(entry)) return { outcome: 'failed', entry, reason: NO_SOURCE_SEEN };
    if (!results) return toPrepared(entry, { outcome: 'printed', paragraphs: [] });
    const next = results.next();
    if (next.done) throw new Error(`The style gave no answer for claim ${entry.claimId}.`);
    return toPrepared(entry, next.value);
  };
}

function toPrepared(entry: CitableEntry, result: RenderedEntry): PreparedEntry {
  if (result.outcome === 'failed') return { outcome: 'failed', entry, reason: result.reason };
  const reason = result.outcome === 'noted' ? result.reason : null;
  return {
    outcome: result.outcome,
    entry,
    paragraphs: result.paragraphs,
    reason,
  };
}

/**
 * Counts what became of each selected claim.
 * @throws Error where an entry was lost or exchanged: such a list must not leave the desk
 */
function count(prepared: readonly PreparedEntry[], rows: readonly EntryRows[], withheld: number): Counts {
  const ofKind = (outcome: PreparedEntry['outcome']) => prepared.filter((p) => p.outcome === outcome).length;
  const counts = {
    selected: rows.length + withheld,
    printed: ofKind('printed'),
    noted: ofKind('noted'),
    failed: ofKind('failed'),
    withheld,
  };
  const { selected, printed, noted, failed } = counts;
  const areTheSame = rows.every((row, index) => row.claim.id === prepared[index]?.entry.claimId);
  if (!areTheSame || printed + noted + failed + withheld !== selected) {
    throw new Error(
      `Of ${selected} selected claims ${printed + noted + failed + withheld} are accounted for.`,
    );
  }
  return counts;
}

function withoutWithheld({ selected, withheld, ...rest }: Counts): Omit<Counts, 'withheld'> {
  return { selected: selected - withheld, ...rest };
}

/** The style's own order, with what it could not print at the end; without a style, as the list is. */
function inOrder(prepared: readonly PreparedEntry[], rendered: Rendered | null): readonly PreparedEntry[] {
  if (!rendered) return prepared;
  const citable = prepared.filter((each) => isCitable(each.entry));
  const uncitable = prepared.filter((each) => !isCitable(each.entry));
  return [...rendered.styleOrder.flatMap((position) => citable[position] ?? []), ...uncitable];
}

function reasonsOf(prepared: readonly PreparedEntry[], outcome: 'noted' | 'failed'): Failure[] {
  return prepared.flatMap((each) =>
    each.outcome === outcome ? { claimId: each.entry.claimId, reason: each.reason ?? '' } : [],
  );
}
