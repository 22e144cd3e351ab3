import type { CitableEntry } from '../model.js';
import { standing, status } from './checked.js';
import { omittedFrom, visitOf } from './omitted.js';
import { credits, relay, whereIn } from './provenance.js';
import { ended, type Inline, joined, lettersOf, type Paragraph, text } from './tree.js';
import { doubtsOf, utterance } from './utterance.js';
import type { Voice } from './voice.js';

/**
 * What no reference style has a field for, as one paragraph: the words, whose they are, when and where; how they match
 * our copy; whom the source cites; whether a copy is saved; how far it was checked. It follows a reference and calls the
 * source "there".
 * @param reference the reference above it; null for none, which omits nothing
 */
export function evidenceOf(entry: CitableEntry, voice: Voice, reference: Paragraph | null = null): Inline[] {
  const { source } = entry.cited;
  const checked = [text(`${standing(entry, voice)} `), ...status(entry, voice)];
  return joined(
    [
      utterance(entry, voice),
      doubtsOf(entry),
      reportedThere(entry, voice),
      credits(entry),
      reference === null ? visitOf(source, voice) : omittedFrom(reference, { source, occasions: [] }, voice),
      checked,
    ],
    ' ',
  );
}

/** "Reported there, at para 4, citing CCTV, which we have not seen." */
export function reportedThere(entry: CitableEntry, voice: Voice): Inline[] {
  const { cited } = entry;
  return ended([
    text(`${voice.style.reportedThere[cited.tier ?? 'secondary']}${whereIn(cited)}`),
    ...relay(entry, voice),
  ]);
}

/** The same, where it says more than that the words are there; otherwise null. */
export function placeAndOrigin(entry: CitableEntry, voice: Voice): Inline[] | null {
  const isBare = whereIn(entry.cited) === '' && lettersOf(relay(entry, voice)) === '';
  return isBare ? null : reportedThere(entry, voice);
}
