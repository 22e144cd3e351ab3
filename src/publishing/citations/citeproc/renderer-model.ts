import { layOut } from '../model/layouts.js';
import { referenceOf } from '../model/newsroom.js';
import type { CitationRenderer, Printing } from '../model/renderer.js';
import { type NewsroomStyle, voiceOf } from '../model/voice.js';
import type { CitableEntry } from '../model.js';
import { type CslStyle, localeFor, voiceLocale } from '../styles/model/card.js';
import { Citations } from './answer-model.js';
import type { Cite, CiteprocAnswer } from './model.js';
import type { Citeproc } from './pool.js';
import { worksOf } from './works-model.js';

// A style of the Citation Style Language. A reference is exactly as citeproc prints it; what no such style has a place
// for stands beside it. The reference is the source's: claims of one source share it, so that a style does not tell one
// work apart from itself (2023a, 2023b).

export function cslRenderer(style: CslStyle, citeproc: Citeproc, words: NewsroomStyle): CitationRenderer {
  const { card, file } = style;
  return {
    async begin(entries, { locale: chosen, deskUrl, forms = null, isBySource = false }): Promise<Printing> {
      const { works, cites, places, reasons } = await worksOf(entries, file.id, isBySource);
      const locale = localeFor(chosen, style.locale);
      const answer = await citeproc.print({ style: file.id, csl: file.csl, locale, works, cites, forms });
      const voice = voiceOf(voiceLocale(chosen, answer.locale), deskUrl, words);
      const citations = new Citations(answer, card.title, reasons);
      const inOurStyle = ({ cited }: CitableEntry) => referenceOf(cited.source, voice);
      const citeAt = new Map(places.map((place, cite) => [place, cite]));
      return {
        print(entry, place, options = {}) {
          const cite = citeAt.get(place);
          const cited = cite === undefined ? undefined : cites[cite];
          // Printed in our own style it would pass for a source that the style has no form for.
          if (cite === undefined || cited === undefined) throw new Error(`Place ${place} was not cited.`);
          const citation = citations.read(cited.key, cite, () => inOurStyle(entry));
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

/** Cites in the order of the style; omitted ones come last, in list order. */
function orderOf(cites: readonly Cite[], answer: CiteprocAnswer): number[] {
  const place = new Map(answer.entries.map(({ key }, index) => [key, index]));
  const placeOf = (index: number) => place.get(cites[index]?.key ?? '') ?? answer.entries.length;
  return cites.map((_, index) => index).toSorted((a, b) => placeOf(a) - placeOf(b) || a - b);
}
