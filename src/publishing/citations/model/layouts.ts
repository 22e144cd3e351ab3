import type { CitableEntry } from '../model.js';
import { conditionOf, doNotUse } from './checked.js';
import { evidenceOf, placeAndOrigin } from './evidence.js';
import { omittedFrom } from './omitted.js';
import type { Citation, PrintOptions } from './renderer.js';
import { joined, noteMark, type Paragraph, text } from './tree.js';
import { doubtsOf, recalledOf, utterance, wrongName } from './utterance.js';
import type { Voice } from './voice.js';

// The paragraphs of one entry under the reference of a style that has no place for our evidence. A misattribution is
// stated before anything that could be copied as a reference, and no layout leaves out a mismatch.

/** The entry with as much as its layout prints. */
export function layOut(
  entry: CitableEntry,
  citation: Citation,
  voice: Voice,
  { layout = 'evidence', note = null }: PrintOptions,
): Paragraph[] {
  const { reference } = citation;
  switch (layout) {
    case 'short':
      return present([
        wrongName(entry),
        reference,
        recalledOf(entry),
        doubtsOf(entry),
        cautions(entry, voice),
      ]);
    case 'quotation':
      return quotationParagraphs(entry, citation, voice, note);
    case 'evidence':
      return present([
        wrongName(entry),
        reference,
        [text('Evidence: '), ...evidenceOf(entry, voice, reference)],
      ]);
  }
}

/** The quotation and its source: a footnote's number after the first, or the reference below it. */
function quotationParagraphs(
  entry: CitableEntry,
  { reference, footnote }: Citation,
  voice: Voice,
  note: number | null,
): Paragraph[] {
  const isNoted = note !== null && footnote !== null;
  const held = { source: entry.cited.source, occasions: [] };
  return present([
    wrongName(entry),
    [...utterance(entry, voice), ...(isNoted ? [noteMark(note)] : [])],
    doubtsOf(entry),
    isNoted ? null : reference,
    joined([placeAndOrigin(entry, voice), omittedFrom(reference, held, voice), cautions(entry, voice)], ' '),
  ]);
}

/** What became of the source, and whether the attribution may be used; empty where both are as usual. */
export function cautions({ cited }: CitableEntry, voice: Voice): Paragraph {
  const sentences = [...conditionOf(cited.source, voice), ...doNotUse(cited)];
  return sentences.length === 0 ? [] : [text(sentences.join(' '))];
}

export function present(paragraphs: readonly (Paragraph | null)[]): Paragraph[] {
  return paragraphs.filter((paragraph) => paragraph !== null && paragraph.length > 0) as Paragraph[];
}
