import { partiesIn } from '../../../../src/engines/quotations/speakers/parties.js';
import type { Party } from '../../../../src/engines/quotations/speakers/party.js';
import {
  type ResolvedSpeaker,
  resolveSpeakers,
  type SpeakerDraft,
} from '../../../../src/engines/quotations/speakers/resolve.js';
import { readTextWords } from '../../../../src/engines/quotations/speakers/words.js';
import { parseArticle } from '../../../../src/engines/quotations/training/markup.js';
import { Reading } from '../../../../src/engines/reading/reading.js';

/** The parties that a text names. */
export function partiesOf(text: string): readonly Party[] {
  const reading = new Reading(text);
  return partiesIn(readTextWords(reading)).all;
}

const HEADER = 'title: t\noutlet: o\ndate: 2024-01-01\nmanner: m\nlanguage: en\ninvented: all\n---\n';

/** The speakers of a text in which quotations, sources and cues are marked as in the corpus. */
export function speakersOf(marked: string, origin: SpeakerDraft['origin'] = 'cue'): ResolvedSpeaker[] {
  const { text, quotations } = parseArticle('test', HEADER + marked);
  const drafts = quotations.map(({ contents, sources, cues }): SpeakerDraft => {
    const words = contents.map((span) => text.slice(...span)).join(' ');
    const quotedShare = /^[“"‘].*[”"’]$/su.test(words) ? 1 : /[“”"]/u.test(words) ? 0.5 : 0;
    const [speaker = null, cue = null] = [sources[0], cues[0]];
    return { spans: contents, quotedShare, speaker, cue, channel: null, origin };
  });
  const reading = new Reading(text);
  return resolveSpeakers(reading, drafts);
}

/** The names of the speakers, null for those that the text does not name. */
export function namesOf(marked: string): (string | null)[] {
  return speakersOf(marked).map(({ speaker }) => speaker?.resolved ?? null);
}
