import type { ListKind } from '../../../vocabulary.js';
import { isCitable, NO_SOURCE_SEEN } from '../model.js';
import { voiceLocale } from '../styles/model/card.js';
import { prepareSources } from './groups.js';
import type { PreparedEntry } from './list.js';
import { Notes } from './notes.js';
import { Entries, type Placed, type Selection } from './reading.js';
import type { CitationRenderer, CiteForms, Layout, Printing, RenderOptions } from './renderer.js';
import type { Paragraph } from './tree.js';
import { type NewsroomStyle, type Voice, voiceOf } from './voice.js';

// From selected claims to the entries of a list, for files and pages alike.

export interface ListOptions extends Omit<RenderOptions, 'isBySource'> {
  readonly kind: ListKind;
  /** `source`: claims of one source stand together. A list of sources always has them so. */
  readonly group: 'source' | null;
  readonly order: 'list' | 'style';
  /** Other than that of the kind. */
  readonly layout?: Layout | null;
  /** Whether each claim has an entry of its own whatever the kind. */
  readonly isByClaim?: boolean;
}

export interface PreparedList {
  readonly entries: AsyncIterable<PreparedEntry>;
  /** Null for a format without a style. */
  readonly printing: Printing | null;
  readonly voice: Voice;
  /** Whether one entry stands for all claims of a source. */
  readonly isBySource: boolean;
  /** What follows the notes of a list with footnotes; empty for other lists. */
  bibliography(): readonly Paragraph[];
}

/** @param renderer null for a format without a style */
export async function prepareList(
  selection: Selection,
  renderer: CitationRenderer | null,
  options: ListOptions,
  style: NewsroomStyle,
): Promise<PreparedList> {
  const { kind, locale, deskUrl } = options;
  const entries = new Entries(selection);
  const isGrouped = kind === 'sources' || options.group === 'source';
  const isBySource = isGrouped && isOneEntryEach(options, renderer !== null);
  const hasNotes = kind === 'quotations' && !isBySource;
  const forms: CiteForms | null = options.forms ?? (hasNotes ? 'notes' : null);
  const how = { locale, deskUrl, forms, isBySource };
  const printing = renderer && (await renderer.begin(entries.citable(), how));
  const voice = voiceOf(voiceLocale(locale, printing?.locale ?? locale), deskUrl, style);
  const styled = options.order === 'style' ? (printing?.order ?? null) : null;
  const placed = entries.all(isGrouped ? await entries.bySource(styled) : styled);
  return {
    entries:
      isBySource && kind !== 'evidence'
        ? prepareSources(placed, { printing, voice, kind })
        : prepareClaims(placed, printing, options.layout ?? LAYOUTS[kind]),
    printing,
    voice,
    isBySource,
    bibliography: () => (hasNotes ? (printing?.bibliography() ?? []) : []),
  };
}

const LAYOUTS = { sources: 'quotation', quotations: 'quotation', evidence: 'evidence' } as const;

/** Evidence is of each claim, and so are the records of a format without a style, except in a list of sources. */
function isOneEntryEach({ kind, isByClaim }: ListOptions, isStyled: boolean): boolean {
  if (isByClaim || kind === 'evidence') return false;
  return kind === 'sources' || isStyled;
}

async function* prepareClaims(
  placed: AsyncIterable<Placed>,
  printing: Printing | null,
  layout: Layout,
): AsyncIterable<PreparedEntry> {
  const notes = new Notes();
  for await (const one of placed) yield prepareClaim(one, printing, layout, notes);
}

function prepareClaim(
  { rows, entry, place }: Placed,
  printing: Printing | null,
  layout: Layout,
  notes: Notes,
): PreparedEntry {
  if (!isCitable(entry)) return { rows, outcome: 'failed', entry, reason: NO_SOURCE_SEEN };
  const none = { note: null, group: null, citation: null };
  if (printing === null) return { rows, outcome: 'printed', entry, paragraphs: [], reason: null, ...none };
  const isNoted = layout === 'quotation';
  const result = printing.print(entry, place, { layout, note: isNoted ? notes.next : null });
  if (result.outcome === 'failed') return { rows, outcome: 'failed', entry, reason: result.reason };
  const { outcome, paragraphs, reason } = result;
  const note = isNoted ? notes.add(entry, result) : null;
  return { rows, outcome, entry, paragraphs, reason, ...none, note, citation: result };
}
