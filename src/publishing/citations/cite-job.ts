import { AppError } from '../../platform/lib/errors.js';
import type { ListKind } from '../../vocabulary.js';
import { findFormat, LIST_FORMATS } from './formats.js';
import type { Format, Piece } from './model/list.js';
import { type Loss, LossTally } from './model/losses.js';
import { prepareList } from './model/prepare.js';
import type { Selection } from './model/reading.js';
import type { CitationRenderer } from './model/renderer.js';
import { Tally } from './model/tally.js';
import type { Counts, Exception, ListMaker } from './model.js';
import type { Styles } from './styles-pool.js';

// Writes the selected claims to one file, with an account of each. Claims are read some hundred at a time and never all
// held in memory; a style that depends on the whole list reads them twice. Refuses to finish a list whose counts do not
// add up.

export interface CiteRequest {
  /** A style's id; formats without a style do not use it. */
  readonly style: string;
  /** BCP 47, or `style` for that of the style. */
  readonly locale: string;
  /** A format's name. */
  readonly format: string;
  readonly kind: ListKind;
  /** `source`: claims of one source stand together. */
  readonly group: 'source' | null;
  /** In the order of the list, or of the style. */
  readonly order: 'list' | 'style';
  readonly maker: ListMaker;
  /**
   * The number of selected claims that are omitted as restricted, where the exporter may know of them. For a viewer
   * always 0.
   */
  readonly withheld: number;
}

export interface CitedList {
  readonly format: Pick<Format, 'mediaType' | 'extension'>;
  readonly counts: Counts;
  /** Claims in note form or without a citation, in order, with reasons. */
  readonly exceptions: readonly Exception[];
  /** What the format has no fields for. */
  readonly losses: readonly Loss[];
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
  put: (piece: Piece) => void,
): Promise<CitedList> {
  return writeList(selection, { ...request, ...(await choose(request, styles)) }, styles, put);
}

/** What to write it in. */
export interface Chosen {
  readonly format: Format;
  /** Null for a format without a style: the one of the list may no longer be in use. */
  readonly renderer: CitationRenderer | null;
}

/** The same in a format that no address names. */
export async function writeList(
  selection: Selection,
  request: Omit<CiteRequest, 'format'> & Chosen,
  styles: Styles,
  put: (piece: Piece) => void,
): Promise<CitedList> {
  const { maker, kind, format, renderer } = request;
  const { isByClaim = false, withMarks = false } = format;
  const options = { ...request, isByClaim, deskUrl: maker.deskUrl };
  const wanted = { ...selection, read: (ids: readonly number[]) => selection.read(ids, withMarks) };
  const list = await prepareList(wanted, renderer, options, styles.words);
  const writer = format.begin({ maker, kind, voice: list.voice });
  const tally = new Tally(selection.claimIds.length, request.withheld, list.isBySource);
  const lost = new LossTally(format.holdings);
  put(writer.start);
  for await (const prepared of list.entries) {
    tally.add(prepared);
    if (prepared.outcome !== 'failed') lost.add(prepared);
    put(writer.entry(prepared));
  }
  const { counts, countsInFile, exceptions } = tally.close();
  const style = list.printing?.style ?? null;
  const bibliography = list.bibliography();
  put(writer.end({ ...maker, style, counts: countsInFile, exceptions, bibliography }));
  return { format, counts, exceptions, losses: lost.close(writer.cleaned ?? 0) };
}

async function choose({ style, format: name }: CiteRequest, styles: Styles): Promise<Chosen> {
  const formats = LIST_FORMATS.map((one) => one.name);
  const format = findFormat(name) ?? unknown('format', name, `There are: ${formats.join(', ')}.`);
  return { format, renderer: format.isStyled ? await rendererOf(style, styles) : null };
}

/** @throws AppError `bad_request` for an unknown style */
export async function rendererOf(style: string, styles: Styles): Promise<CitationRenderer> {
  return (await styles.find(style)) ?? unknown('style', style, 'Find one at /styles.');
}

function unknown(what: 'format' | 'style', asked: string, hint: string): never {
  throw new AppError('bad_request', `There is no ${what} "${asked}". ${hint}`);
}
