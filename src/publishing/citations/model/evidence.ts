import type { CitableEntry, CitedSource } from '../model.js';
import { standing, status } from './checked.js';
import { omittedFrom } from './omitted.js';
import { credits, relay, whereIn } from './provenance.js';
import { ended, type Inline, joined, link, type Paragraph, text } from './tree.js';
import { matchOf, utterance } from './utterance.js';
import type { Voice } from './voice.js';

/**
 * What no reference style has a place for, as one paragraph: the words, whose they are, when and where; how they
 * match our copy; whom the source cites; whether it is held; how far it was checked. It stands under a reference and speaks
 * of the source as "there".
 * @param reference the reference above it; null where there is none, and so nothing that it could leave out
 */
export function evidenceOf(entry: CitableEntry, voice: Voice, reference: Paragraph | null = null): Inline[] {
  const { tier, source } = entry.cited;
  const reported = ended([
    text(`${voice.style.reportedThere[tier ?? 'secondary']}${whereIn(entry.cited)}`),
    ...relay(entry, voice),
  ]);
  const checked = [text(`${standing(entry, voice)} `), ...status(entry, voice)];
  const omitted = reference === null ? null : omittedFrom(reference, source, voice);
  return joined(
    [
      utterance(entry, voice),
      matchOf(entry),
      reported,
      credits(entry),
      omitted,
      visited(source, voice),
      checked,
    ],
    ' ',
  );
}

/** What reference styles leave out of how the source was reached. */
function visited({ accessed, archiveUrl }: CitedSource, voice: Voice): Inline[] {
  const day = accessed === null ? null : [text(`Accessed ${voice.date(accessed)}.`)];
  const archive = archiveUrl === null ? null : [text('Archived at '), link(archiveUrl), text('.')];
  return joined([day, archive], ' ');
}
