import { AppError } from '../../platform/lib/errors.js';
import { findFormat, LIST_FORMATS } from './formats.js';
import type { Format, ListKind, Piece } from './model/list.js';
import { prepareList } from './model/prepare.js';
import type { Selection } from './model/reading.js';
import { Tally } from './model/tally.js';
import type { Counts, Exception, ListMaker } from './model.js';
import type { Styles } from './styles-pool.js';

// Writes the selected claims to one file, with an account of each. Claims are read some hundred at a time and never all
// held in memory; a style that depends on the whole list reads them twice. Refuses to finish a list whose counts do not
// add up.

export interface CiteRequest {
  /** A style's id; required, but unused by formats without a style. */
  readonly style: string;
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
  const { format, renderer } = choose(request, styles);
  const { maker, kind } = request;
  const { isByClaim = false, isStyled } = format;
  const options = { ...request, isByClaim, deskUrl: maker.deskUrl };
  const list = await prepareList(selection, isStyled ? renderer : null, options, styles.words);
  const writer = format.begin({ maker, kind, voice: list.voice });
  const tally = new Tally(selection.claimIds.length, request.withheld, list.isBySource);
  put(writer.start);
  for await (const prepared of list.entries) {
    tally.add(prepared);
    put(writer.entry(prepared));
  }
  const { counts, countsInFile, exceptions } = tally.close();
  const style = list.printing?.style ?? null;
  const bibliography = list.bibliography();
  put(writer.end({ ...maker, style, counts: countsInFile, exceptions, bibliography }));
  return { format, counts, exceptions };
}

function choose({ style, format }: CiteRequest, styles: Styles) {
  const formats = LIST_FORMATS.map(({ name }) => name);
  const ids = styles.choices.map(({ id }) => id);
  return {
    format: findFormat(format) ?? unknown('format', format, formats),
    renderer: styles.find(style) ?? unknown('style', style, ids),
  };
}

function unknown(what: 'format' | 'style', asked: string, known: readonly string[]): never {
  throw new AppError('bad_request', `There is no ${what} "${asked}". There are: ${known.join(', ')}.`);
}
