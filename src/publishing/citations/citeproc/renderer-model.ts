import { type CslItem, cslItems } from '../model/csl.js';
import { layOut } from '../model/layouts.js';
import { readLocator } from '../model/locator.js';
import { referenceOf } from '../model/newsroom.js';
import type { Citation, CitationRenderer, PlacedEntry, Printing, RenderedEntry } from '../model/renderer.js';
import { type Inline, lettersOf, type Paragraph, text } from '../model/tree.js';
import { type NewsroomStyle, voiceOf } from '../model/voice.js';
import type { CitableEntry, StyleCard } from '../model.js';
import { guideOf } from './guides-model.js';
import { readCiteprocHtml } from './html-model.js';
import { type Cite, type CiteprocAnswer, FIRST_NOTE, type PrintedCite, type Work } from './model.js';
import type { Citeproc } from './pool.js';

// A style of the Citation Style Language. A reference is exactly as citeproc prints it; what no such style has a place
// for stands beside it. The reference is the source's: claims of one source share it, so that a style never tells one
// work apart from itself (2023a, 2023b).

export type CslStyleCard = Omit<StyleCard, 'sha256'>;

export function cslRenderer(card: CslStyleCard, citeproc: Citeproc, words: NewsroomStyle): CitationRenderer {
  return {
    async begin(entries, { locale, deskUrl, forms = null }): Promise<Printing> {
      const { works, cites, places, reasons } = await worksOf(entries, card.id);
      const answer = await citeproc.print({ style: card.id, locale, works, cites, forms });
      const voice = voiceOf(answer.locale, deskUrl, words);
      const citations = new Citations(answer, card, reasons);
      const inOurStyle = ({ cited }: CitableEntry) => referenceOf(cited.source, voice);
      const citeAt = new Map(places.map((place, cite) => [place, cite]));
      return {
        print(entry, place, options = {}) {
          const cite = citeAt.get(place) ?? -1;
          const citation = citations.read(cites[cite]?.key ?? '', cite, () => inOurStyle(entry));
          if (citation.outcome === 'failed') return citation;
          return { ...citation, paragraphs: layOut(entry, citation, voice, options) };
        },
        order: orderOf(cites, answer).flatMap((cite) => places[cite] ?? []),
        bibliography: () => (answer.isNoteStyle ? citations.references() : null),
        style: { ...card, sha256: answer.sha256 },
        locale: answer.locale,
      };
    },
  };
}

interface Cited {
  readonly works: Work[];
  readonly cites: Cite[];
  /** The position of each cite's entry. */
  readonly places: number[];
  /** Why works are in no bibliography, by key. */
  readonly reasons: Map<string, string>;
}

/** Claims of one work share a key; two works are the same if everything but the claim's id is equal. */
async function worksOf(entries: AsyncIterable<PlacedEntry>, style: string): Promise<Cited> {
  const [keys, reasons] = [new Map<string, string>(), new Map<string, string>()];
  const { works, cites, places }: Pick<Cited, 'works' | 'cites' | 'places'> = {
    works: [],
    cites: [],
    places: [],
  };
  const guide = guideOf(style);
  const toItem = cslItems();
  for await (const { entry, place } of entries) {
    const { source, locator } = entry.cited;
    const work = { ...workOf(guide.adapt(toItem(entry)), source) };
    const sameness = JSON.stringify([{ ...work.item, id: null }, work.keepsCase]);
    const key = keys.get(sameness) ?? `work-${keys.size + 1}`;
    if (!keys.has(sameness)) {
      const reason = guide.whyUnlisted(work.item);
      if (reason !== null) reasons.set(key, reason);
      works.push({ key, ...work, isUnlisted: reason !== null });
    }
    keys.set(sameness, key);
    cites.push({ key, locator: locator === null ? null : readLocator(locator) });
    places.push(place);
  }
  return { works, cites, places, reasons };
}

/** NOTE: a description is in brackets, so that no reader takes it for a title. */
function workOf(
  item: CslItem,
  { titleIs }: CitableEntry['cited']['source'],
): Pick<Work, 'item' | 'keepsCase'> {
  if (titleIs === 'title') return { item, keepsCase: false };
  const isBare = titleIs === 'description' && !/^\[.*\]$/.test(item.title);
  return { item: isBare ? { ...item, title: `[${item.title}]` } : item, keepsCase: true };
}

type Failed = Extract<RenderedEntry, { readonly outcome: 'failed' }>;

/** What citeproc answered, read where it is printed. */
class Citations {
  readonly #card: CslStyleCard;
  readonly #reasons: ReadonlyMap<string, string>;
  readonly #answer: CiteprocAnswer;
  readonly #entries: ReadonlyMap<string, string>;
  readonly #notes: ReadonlyMap<number, PrintedCite>;
  readonly #faults: ReadonlyMap<string, string>;
  readonly #references = new Map<string, Paragraph>();

  constructor(answer: CiteprocAnswer, card: CslStyleCard, reasons: ReadonlyMap<string, string>) {
    [this.#answer, this.#card, this.#reasons] = [answer, card, reasons];
    this.#entries = new Map(answer.entries.map(({ key, html }) => [key, html]));
    this.#notes = new Map(answer.notes.map((note) => [note.cite, note]));
    this.#faults = new Map(answer.faults.map(({ key, why }) => [key, why]));
  }

  /** @param inOurStyle the reference of a source for which the style has no form at all */
  read(key: string, cite: number, inOurStyle: () => Paragraph): Citation | Failed {
    const reference = this.#reference(key);
    const forms = this.#forms(this.#notes.get(cite));
    if (reference !== null) return { outcome: 'printed', reason: null, reference, ...forms };
    const { title } = this.#card;
    const why = this.#faults.get(key);
    if (why !== undefined)
      return { outcome: 'failed', reason: `${title} could not print the source: ${why}` };
    const note = forms.footnote ?? forms.inText;
    if (note !== null) return { outcome: 'noted', reason: this.#whyNoted(key), reference: note, ...forms };
    const none = `${title} has no form for a source of this kind; it stands as in our own style.`;
    return { outcome: 'noted', reason: none, reference: inOurStyle(), ...forms };
  }

  references(): Paragraph[] {
    return [...this.#entries.keys()].flatMap((key) => [this.#reference(key) ?? []]);
  }

  /** The same paragraph for all claims of a work. */
  #reference(key: string): Paragraph | null {
    const html = this.#entries.get(key);
    if (html === undefined) return null;
    const reference = this.#references.get(key) ?? readCiteprocHtml(html);
    this.#references.set(key, reference);
    return reference;
  }

  /** NOTE: of a numeric style a cite is only a number in this list, which says nothing anywhere else. */
  #forms(printed: PrintedCite | undefined): Pick<Citation, 'footnote' | 'short' | 'inText'> {
    const full = readCiteprocHtml(printed?.html ?? '');
    const none = { footnote: null, short: null, inText: null };
    if (printed === undefined || !/\p{L}/u.test(lettersOf(full))) return none;
    if (!this.#answer.isNoteStyle) return { ...none, inText: full };
    const short = readCiteprocHtml(printed.short);
    return { ...none, footnote: full, short: (first) => withNumber(short, first) };
  }

  #whyNoted(key: string): string {
    const { title } = this.#card;
    const omitted = this.#answer.hasBibliography
      ? `${title} leaves a source of this kind out of its bibliography; it stands in note form.`
      : `${title} has notes and no bibliography.`;
    return this.#reasons.get(key) ?? omitted;
  }
}

/** The paragraph with the number of the first note. */
function withNumber(parts: Paragraph, first: number): Inline[] {
  return parts.map((part) =>
    part.kind === 'text'
      ? text(part.text.replaceAll(FIRST_NOTE, String(first)))
      : { ...part, children: withNumber(part.children, first) },
  );
}

/** Cites in the order of the style; omitted ones come last, in list order. */
function orderOf(cites: readonly Cite[], answer: CiteprocAnswer): number[] {
  const place = new Map(answer.entries.map(({ key }, index) => [key, index]));
  const placeOf = (index: number) => place.get(cites[index]?.key ?? '') ?? answer.entries.length;
  return cites.map((_, index) => index).toSorted((a, b) => placeOf(a) - placeOf(b) || a - b);
}
