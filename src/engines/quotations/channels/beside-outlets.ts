import { type Construction, channelOfWords, type FoundChannel } from './channel.js';
import { type KnownOutlets, outletAt } from './outlet-phrase.js';

// Outlets after words that lead to one: “told Reuters”, “according to state broadcaster CCTV”, “on the BBC”.

const LEADS =
  /\b(?:(?<told>told|tells|telling|(?:speaking|spoke|talking|speaks|talked) (?:to|with|on)|(?:comments|remarks|confirmed|interviewed|interviews?) (?:to|with|on|by)|said to)|(?<according>[Aa]ccording to)|(?<quoted>(?:quoted|cited|carried|broadcast|published|aired|reported|posted|released|obtained|seen|printed) (?:by|in|on)))(?= )/g;

const CONSTRUCTIONS: readonly (readonly [string, Construction])[] = [
  ['told', 'told'],
  ['according', 'according'],
  ['quoted', 'quoted_by'],
];

export function outletsAfterVerbs(text: string, known: KnownOutlets): FoundChannel[] {
  return [...text.matchAll(LEADS)].flatMap(({ index, 0: words, groups = {} }) => {
    const construction = CONSTRUCTIONS.find(([name]) => groups[name] !== undefined)?.[1] ?? 'told';
    const phrase = outletAt(text, index + words.length + 1, known);
    if (phrase !== null)
      return [channelOfWords(text, [phrase.start, phrase.end], construction, phrase.type, phrase.outlet)];
    return construction === 'told' ? (listenerAt(text, index + words.length + 1) ?? []) : [];
  });
}

const CHAMBERS =
  'parliament|congress|lawmakers|legislators|MPs|peers|deputies|senators|(?:the )?(?:senate|parliament|congress|assembly|chamber|house(?: of \\p{L}+)?|council|bundestag|knesset|dail|diet|duma)';
const CROWDS =
  '(?:an?|the|his|her|their) (?:\\p{L}+ ){0,2}?(?:rally|crowd|conference|congress|convention|audience|meeting|summit|forum|gathering|congregation|briefing|town hall|dinner|seminar|assembly|symposium)';
const COURTS =
  '(?:an?|the|his|her) (?:\\p{L}+ ){0,3}?(?:court|judge|judges|jury|tribunal|inquiry|enquiry|hearing|committee|subcommittee|panel|inquest|magistrate|magistrates|commission)';
const SPEECH = new RegExp(`^(?:${CHAMBERS}|${CROWDS})(?![\\p{L}-])`, 'iu');
const HEARING = new RegExp(`^(?:${COURTS})(?![\\p{L}-])`, 'iu');

/** Who was addressed makes it a speech or a hearing; “told reporters” shows no channel. */
function listenerAt(text: string, start: number): FoundChannel[] | null {
  const rest = text.slice(start, start + 80);
  for (const [type, pattern] of [
    ['hearing', HEARING],
    ['speech', SPEECH],
  ] as const) {
    const [words] = pattern.exec(rest) ?? [];
    if (words !== undefined) return [channelOfWords(text, [start, start + words.length], 'told', type)];
  }
  return null;
}

const ON =
  /\bon (?=\p{Lu}|(?:(?:the|an?|his|her|its|their) )?["“]\p{Lu}|(?:(?:the|its|his|her|their|a|an|state|national|public|local|cable|private|Iranian) )?(?:[\p{L}’'-]+ ){0,4}?(?:television|radio|TV|station|channel|network|programme|program|show|podcast|broadcaster|website|site|blog|newscast)\b)/gu;

/** “on state television”, “on NBC’s “Morning Bell””, “on X”. */
export function outletsAfterOn(text: string, known: KnownOutlets): FoundChannel[] {
  return [...text.matchAll(ON)].flatMap(({ index }) => {
    const phrase = outletAt(text, index + 3, known);
    if (phrase !== null)
      return [channelOfWords(text, [phrase.start, phrase.end], 'on', phrase.type, phrase.outlet)];
    return titleAt(text, index + 3) ?? [];
  });
}

const PROGRAMME = /^["“]\p{Lu}[^"“”\n]{1,50}["”]/u;

/** “on “The Sunday Table””. */
function titleAt(text: string, start: number): FoundChannel[] | null {
  const [title] = PROGRAMME.exec(text.slice(start, start + 60)) ?? [];
  return title === undefined
    ? null
    : [channelOfWords(text, [start, start + title.length], 'on', 'broadcast')];
}
