import { anyCase } from '../../text/any-case.js';
import type { Span } from '../../text/span.js';
import { channelOfWords, type FoundChannel } from './channel.js';

// “told parliament”, “told the court”: who was addressed makes it a speech or a hearing. “told reporters” shows neither.

const CHAMBERS =
  'parliament|congress|lawmakers|legislators|MPs|peers|deputies|senators|(?:the )?(?:senate|parliament|congress|assembly|chamber|house(?: of \\p{L}+)?|bundestag|knesset|dáil|diet|duma)';
const MEETINGS =
  '(?:an?|the|his|her|their) (?:\\p{L}+ ){0,2}?(?:rally|conference|congress|convention|summit|forum|seminar|symposium|briefing)';
const COURTS =
  '(?:an?|the|his|her) (?:[\\p{L}-]+ ){0,3}?(?:court|judge|judges|jury|tribunal|inquiry|enquiry|hearing|committee|subcommittee|panel|inquest|magistrate|magistrates|commission)';
const SPEECH = new RegExp(anyCase(`^(?:${CHAMBERS}|${MEETINGS})(?![\\p{L}-])`), 'u');
const HEARING = new RegExp(anyCase(`^(?:${COURTS})(?![\\p{L}-])`), 'u');

/** @param lead the verb of telling, one space before the listener */
export function listenerAt(text: string, lead: Span): FoundChannel[] | null {
  const start = lead[1] + 1;
  const rest = text.slice(start, start + 80);
  for (const [type, pattern] of [
    ['hearing', HEARING],
    ['speech', SPEECH],
  ] as const) {
    const [words] = pattern.exec(rest) ?? [];
    if (words !== undefined)
      return [channelOfWords(text, [start, start + words.length], { construction: 'told', lead }, { type })];
  }
  return null;
}
