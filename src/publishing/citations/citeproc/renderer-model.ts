import { type CslItem, cslItems } from '../model/csl.js';
import { evidenceOf } from '../model/evidence.js';
import { readLocator } from '../model/locator.js';
import type { CitationRenderer, PlacedEntry, Printing, RenderedEntry } from '../model/renderer.js';
import { type Paragraph, text } from '../model/tree.js';
import { wrongName } from '../model/utterance.js';
import { type NewsroomStyle, voiceOf } from '../model/voice.js';
import type { CitableEntry } from '../model.js';
import { type CslStyle, type CslStyleCard, localeFor, voiceLocale } from '../styles/model/card.js';
import { readCiteprocHtml } from './html-model.js';
import type { Cite, CiteprocAnswer, Work } from './model.js';
import type { Citeproc } from './pool.js';

// A style of the Citation Style Language. An entry is the style's own reference, exactly as citeproc prints it, and a
// second paragraph, "Evidence:", with what no such style has a place for. A misattribution is stated first. The reference
// is the source's: claims of one source share it, so that a style never tells one work apart from itself (2023a, 2023b).

export function cslRenderer(style: CslStyle, citeproc: Citeproc, words: NewsroomStyle): CitationRenderer {
  const { card, file } = style;
  return {
    async begin(entries, options): Promise<Printing> {
      const { works, cites, places } = await worksOf(entries, adapterOf(file.id));
      const locale = localeFor(options.locale, style.locale);
      const answer = await citeproc.print({ style: file.id, csl: file.csl, locale, works, cites });
      const voice = voiceOf(voiceLocale(options.locale, answer.locale), options.deskUrl, words);
      const printed = readAnswer(answer, card);
      const citeAt = new Map(places.map((place, cite) => [place, cite]));
      return {
        print(entry, place) {
          const cite = citeAt.get(place) ?? -1;
          const evidence = (reference: Paragraph): Paragraph => [
            text('Evidence: '),
            ...evidenceOf(entry, voice, reference),
          ];
          return withWrongName(entry, printed(cites[cite]?.key ?? '', cite, evidence));
        },
        order: orderOf(cites, answer).flatMap((cite) => places[cite] ?? []),
        style: { ...card, sha256: answer.sha256 },
        locale: answer.locale,
      };
    },
  };
}

/** A misattribution is stated before anything that could be copied as a reference. */
function withWrongName(entry: CitableEntry, result: RenderedEntry): RenderedEntry {
  const wrong = wrongName(entry);
  if (wrong === null || result.outcome === 'failed') return result;
  return { ...result, paragraphs: [wrong, ...result.paragraphs] };
}

interface Cited {
  readonly works: Work[];
  readonly cites: Cite[];
  /** The position of each cite's entry. */
  readonly places: number[];
}

/** Claims of one work share a key; two works are the same if everything but the claim's id is equal. */
async function worksOf(entries: AsyncIterable<PlacedEntry>, adapt: Adapter): Promise<Cited> {
  const keys = new Map<string, string>();
  const { works, cites, places }: Cited = { works: [], cites: [], places: [] };
  const toCslItem = cslItems();
  for await (const { entry, place } of entries) {
    const item = adapt(toCslItem(entry));
    const sameness = JSON.stringify({ ...item, id: null });
    const key = keys.get(sameness) ?? `work-${keys.size + 1}`;
    if (!keys.has(sameness)) works.push({ key, item });
    keys.set(sameness, key);
    const { locator } = entry.cited;
    cites.push({ key, locator: locator === null ? null : readLocator(locator) });
    places.push(place);
  }
  return { works, cites, places };
}

type Reader = (key: string, cite: number, evidence: (reference: Paragraph) => Paragraph) => RenderedEntry;

function readAnswer(answer: CiteprocAnswer, card: CslStyleCard): Reader {
  const entries = new Map(answer.entries.map(({ key, html }) => [key, readCiteprocHtml(html)]));
  const notes = new Map(answer.notes.map(({ cite, html }) => [cite, readCiteprocHtml(html)]));
  const faults = new Map(answer.faults.map(({ key, why }) => [key, why]));
  return (key, cite, evidence) => {
    const reference = entries.get(key);
    if (reference) return { outcome: 'printed', paragraphs: [reference, evidence(reference)] };
    const note = notes.get(cite);
    if (note && note.length > 0) {
      const reason = `${card.title} leaves a source of this kind out of its bibliography; it stands in note form.`;
      return { outcome: 'noted', paragraphs: [note, evidence(note)], reason };
    }
    const why = faults.get(key) ?? 'it has no form for a source of this kind';
    return { outcome: 'failed', reason: `${card.title} could not print the source: ${why}` };
  };
}

/** Cites in the order of the style; omitted ones come last, in list order. */
function orderOf(cites: readonly Cite[], answer: CiteprocAnswer): number[] {
  const place = new Map(answer.entries.map(({ key }, index) => [key, index]));
  const placeOf = (index: number) => place.get(cites[index]?.key ?? '') ?? answer.entries.length;
  return cites.map((_, index) => index).toSorted((a, b) => placeOf(a) - placeOf(b) || a - b);
}

type Adapter = (item: CslItem) => CslItem;

const ADAPTERS: Readonly<Record<string, Adapter>> = {
  'chicago-fullnote-bibliography': chicago,
};

/**
 * Adapts an item to a style that deviates from the rules of csl.ts. A style prints a kind of source as its guide says only
 * if the item has the type its file expects, so only types and the fields they need are changed.
 */
function adapterOf(style: string): Adapter {
  return (Object.hasOwn(ADAPTERS, style) && ADAPTERS[style]) || ((item) => item);
}

/**
 * - A podcast needs its title in quotation marks and its day; as `song` it would be an album of a year.
 * - A published interview needs its title in quotation marks; as `interview` it would be printed as unpublished.
 * - The kind of a letter would be printed twice.
 * @source The Chicago Manual of Style, 17th edition, 14.211–14.214, 14.267; 18th edition, 14.108–14.111, 14.165–14.168
 */
function chicago(item: CslItem): CslItem {
  const { type, genre, medium } = item;
  if (type === 'song' && /podcast/i.test(`${genre} ${medium}`)) return { ...item, type: 'broadcast' };
  if (type === 'interview' && item['container-title'] !== undefined)
    return { ...item, type: 'article-magazine', genre: genre ?? 'Interview' };
  if (type === 'personal_communication' && genre !== undefined) {
    const { genre: kind, ...rest } = item;
    return { ...rest, medium: medium === undefined ? kind : `${kind}, ${medium}` };
  }
  return item;
}
