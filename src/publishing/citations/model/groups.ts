import { type CitableEntry, isCitable, NO_SOURCE_SEEN } from '../model.js';
import { conditionOf, doNotUse } from './checked.js';
import { placeAndOrigin } from './evidence.js';
import { present } from './layouts.js';
import type { PreparedEntry } from './list.js';
import { omittedFrom } from './omitted.js';
import type { Placed } from './reading.js';
import type { Printing, RenderedEntry } from './renderer.js';
import { SaidTogether } from './said.js';
import { type Inline, joined, link, type Paragraph, text, warning } from './tree.js';
import { doubtsOf, recalledOf, utterance, wrongName } from './utterance.js';
import type { Voice } from './voice.js';

// A list with one entry for each source: its reference, and beneath it the quotations, by number or in full.

export interface GroupOptions {
  /** Null for a format without a style: its entries have no paragraphs. */
  readonly printing: Printing | null;
  readonly voice: Voice;
  readonly kind: 'sources' | 'quotations';
}

/** Claims that come source by source, as one entry for each source. A claim without a source that was seen fails alone. */
export async function* prepareSources(
  placed: AsyncIterable<Placed>,
  options: GroupOptions,
): AsyncIterable<PreparedEntry> {
  let group: Group | null = null;
  for await (const one of placed) {
    const { rows, entry, place } = one;
    if (group !== null && group.sourceId !== entry.cited?.source.id) {
      yield* group.entries();
      group = null;
    }
    if (!isCitable(entry)) {
      yield { rows, outcome: 'failed', entry, reason: NO_SOURCE_SEEN };
      continue;
    }
    group ??= new Group({ rows, entry, place }, options);
    if (group.failure === null) group.add(entry);
    else yield { rows, outcome: 'failed', entry, reason: group.failure };
  }
  if (group !== null) yield* group.entries();
}

/** One source with its claims. The style prints its reference for the first of them. */
class Group {
  readonly failure: string | null;
  readonly #first: Placed & { readonly entry: CitableEntry };
  readonly #options: GroupOptions;
  readonly #result: RenderedEntry | null;
  readonly #said = new SaidTogether();
  readonly #claimIds: number[] = [];
  readonly #warnings: Paragraph[] = [];
  readonly #quotations: Paragraph[] = [];

  constructor(first: Placed & { readonly entry: CitableEntry }, options: GroupOptions) {
    this.#first = first;
    this.#options = options;
    this.#result = options.printing?.print(first.entry, first.place, { layout: 'short' }) ?? null;
    this.failure = this.#result?.outcome === 'failed' ? this.#result.reason : null;
  }

  get sourceId(): number {
    return this.#first.entry.cited.source.id;
  }

  add(entry: CitableEntry): void {
    const { kind, voice } = this.#options;
    this.#claimIds.push(entry.claimId);
    this.#said.add(entry);
    if (kind === 'sources') this.#warnings.push(...warningsOf(entry));
    else this.#quotations.push(quotationLine(entry, voice));
  }

  /** None for a source that failed: each of its claims was an entry then. */
  entries(): PreparedEntry[] {
    if (this.failure !== null) return [];
    const { rows, entry } = this.#first;
    const result = this.#result;
    const group = { claimIds: this.#claimIds, said: this.#said.inCommon, warnings: this.#warnings };
    const citation = result === null || result.outcome === 'failed' ? null : result;
    const paragraphs = citation === null ? [] : this.#paragraphs(citation.reference);
    const { outcome, reason } = citation ?? UNSTYLED;
    return [{ rows, outcome, entry, paragraphs, reason, note: null, group, citation }];
  }

  #paragraphs(reference: Paragraph): Paragraph[] {
    const { kind, voice } = this.#options;
    const { source } = this.#first.entry.cited;
    // A line with the quotation names its occasion.
    const occasions = kind === 'sources' ? this.#said.occasions : [];
    const about = [
      omittedFrom(reference, { source, occasions }, voice),
      conditionOf(source, voice).map((words) => text(words)),
      kind === 'sources' ? numbersOf(this.#claimIds, voice) : null,
    ];
    return present([reference, joined(about, ' '), ...this.#warnings, ...this.#quotations]);
  }
}

const UNSTYLED = { outcome: 'printed', reason: null } as const;

/** "Quotations 3, 5 and 8." */
export function numbersOf(claimIds: readonly number[], { deskUrl }: Pick<Voice, 'deskUrl'>): Inline[] {
  const numbers = claimIds.map((id) =>
    deskUrl === null ? text(String(id)) : link(`${deskUrl}/claims/${id}`, String(id)),
  );
  const between = (at: number) => (at === 0 ? '' : at === numbers.length - 1 ? ' and ' : ', ');
  const listed = numbers.flatMap((number, at) => [text(between(at)), number]);
  return [text(numbers.length === 1 ? 'Quotation ' : 'Quotations '), ...listed, text('.')];
}

/** "Quotation 3: Wording differs from our copy …", for each thing that a reader must not miss. */
export function warningsOf(entry: CitableEntry): Paragraph[] {
  const marked = doNotUse(entry.cited).map((words) => [warning(words)]);
  const all = present([wrongName(entry), recalledOf(entry), doubtsOf(entry), ...marked]);
  return all.map((words) => [text(`Quotation ${entry.claimId}: `), ...words]);
}

/** A quotation beneath its source, in one paragraph. */
function quotationLine(entry: CitableEntry, voice: Voice): Paragraph {
  const parts = [
    wrongName(entry),
    utterance(entry, voice),
    doubtsOf(entry),
    placeAndOrigin(entry, voice),
    doNotUse(entry.cited).map((words) => text(words)),
  ];
  return [text(`Quotation ${entry.claimId}: `), ...joined(parts, ' ')];
}
