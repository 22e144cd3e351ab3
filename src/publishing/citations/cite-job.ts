import { AppError } from '../../platform/lib/errors.js';
import { entryOf, sourcesMadeOnce } from './model/entry.js';
import { findFormat, LIST_FORMATS } from './model/formats.js';
import type { Format, PreparedEntry } from './model/list.js';
import type { PlacedEntry, Printing } from './model/renderer.js';
import type { EntryRows } from './model/rows.js';
import { Tally } from './model/tally.js';
import { voiceOf } from './model/voice.js';
import {
  type CitationEntry,
  type Counts,
  type Exception,
  isCitable,
  type ListMaker,
  NO_SOURCE_SEEN,
} from './model.js';
import { voiceLocale } from './styles/model/card.js';
import type { Styles } from './styles-pool.js';

// Writes the selected claims to one file, with an account of each. Claims are read some hundred at a time and never all
// held in memory; a style that depends on the whole list reads them twice. Refuses to finish a list whose counts do not
// add up.

export interface CiteRequest {
  /** A style's id; required, but unused by formats without a style. */
  readonly style: string;
  /** BCP 47, or `style` for that of the style. */
  readonly locale: string;
  /** A format's name. */
  readonly format: string;
  /** In the order of the list, or of the style. */
  readonly order: 'list' | 'style';
  readonly maker: ListMaker;
  /**
   * The number of selected claims that are omitted as restricted, where the exporter may know of them. For a viewer
   * always 0.
   */
  readonly withheld: number;
}

/** The selected claims that the exporter may see, in list order. */
export interface Selection {
  readonly claimIds: readonly number[];
  /** The rows of these claims in the order of the ids, in batches; the same at each reading. */
  read(claimIds: readonly number[]): AsyncIterable<readonly EntryRows[]>;
}

export interface CitedList {
  readonly format: Pick<Format, 'mediaType' | 'extension'>;
  readonly counts: Counts;
  /** Claims in note form or without a citation, in order, with reasons. */
  readonly exceptions: readonly Exception[];
}

/**
 * Writes a list for export in pieces, and returns what became of its claims. No piece may be sent before this returns.
 * @throws AppError `bad_request` for an unknown style or format, `unavailable` where the style takes too long; Error
 * where a claim was lost
 */
export async function citeList(
  selection: Selection,
  request: CiteRequest,
  styles: Styles,
  put: (piece: string) => void,
): Promise<CitedList> {
  const { format, renderer } = await choose(request, styles);
  const { locale, maker } = request;
  const entries = new Entries(selection);
  const printing = format.isStyled
    ? await renderer.begin(entries.citable(), { locale, deskUrl: maker.deskUrl })
    : null;
  const voice = voiceOf(voiceLocale(locale, printing?.locale ?? locale), maker.deskUrl, styles.words);
  const writer = format.begin({ maker, voice });
  const tally = new Tally(selection.claimIds.length, request.withheld);
  put(writer.start);
  const order = request.order === 'style' ? (printing?.order ?? null) : null;
  for await (const placed of entries.all(order)) {
    const prepared = prepare(placed, printing);
    tally.add(prepared);
    put(writer.entry(prepared));
  }
  const { counts, countsInFile, exceptions } = tally.close();
  put(writer.end({ ...maker, style: printing?.style ?? null, counts: countsInFile, exceptions }));
  return { format, counts, exceptions };
}

async function choose({ style, format }: CiteRequest, styles: Styles) {
  const formats = LIST_FORMATS.map(({ name }) => name);
  return {
    format: findFormat(format) ?? unknown('format', format, `There are: ${formats.join(', ')}.`),
    renderer: (await styles.find(style)) ?? unknown('style', style, 'Find one at /styles.'),
  };
}

function unknown(what: 'format' | 'style', asked: string, hint: string): never {
  throw new AppError('bad_request', `There is no ${what} "${asked}". ${hint}`);
}

interface Placed {
  readonly rows: EntryRows;
  readonly entry: CitationEntry;
  readonly place: number;
}

/** Rows as entries, each with its place in the selection. */
class Entries {
  readonly #selection: Selection;
  readonly #makeSource = sourcesMadeOnce();

  constructor(selection: Selection) {
    this.#selection = selection;
  }

  /** The given places first, in their order, then all others. */
  async *all(first: readonly number[] | null): AsyncIterable<Placed> {
    const { claimIds } = this.#selection;
    const places = first === null ? null : [...first, ...others(claimIds.length, first)];
    const ids = places === null ? claimIds : places.flatMap((place) => claimIds[place] ?? []);
    let at = 0;
    for await (const batch of this.#selection.read(ids)) {
      for (const rows of batch) {
        if (rows.claim.id !== ids[at]) throw new Error(`Claim ${ids[at]} was lost on its way into the list.`);
        yield { rows, entry: entryOf(rows, this.#makeSource), place: places?.[at] ?? at };
        at += 1;
      }
    }
  }

  async *citable(): AsyncIterable<PlacedEntry> {
    for await (const { entry, place } of this.all(null)) {
      if (isCitable(entry)) yield { entry, place };
    }
  }
}

function others(count: number, places: readonly number[]): number[] {
  const taken = new Set(places);
  return Array.from({ length: count }, (_, place) => place).filter((place) => !taken.has(place));
}

function prepare({ rows, entry, place }: Placed, printing: Printing | null): PreparedEntry {
  if (!isCitable(entry)) return { rows, outcome: 'failed', entry, reason: NO_SOURCE_SEEN };
  if (printing === null) return { rows, outcome: 'printed', entry, paragraphs: [], reason: null };
  const result = printing.print(entry, place);
  if (result.outcome === 'failed') return { rows, outcome: 'failed', entry, reason: result.reason };
  const reason = result.outcome === 'noted' ? result.reason : null;
  return { rows, outcome: result.outcome, entry, paragraphs: result.paragraphs, reason };
}
