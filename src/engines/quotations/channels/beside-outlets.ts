import { DOUBLE_MARKS, DOUBLE_OPENING_MARKS } from '../../reading/regions/characters.js';
import type { Span } from '../../text/span.js';
import { WEEKDAY } from '../../words/calendar.js';
import { verbForms } from '../../words/inflection.js';
import { patternOf } from '../../words/lists.js';
import { type Construction, channelOfWords, type FoundChannel } from './channel.js';
import { listenerAt } from './listeners.js';
import { onlyToldAt, peopleIn } from './only-told.js';
import { type KnownOutlets, outletAt } from './outlet-phrase.js';
import { isInitials } from './outlets.js';

// Outlets after words that lead to one: “told Reuters”, “according to state broadcaster CCTV”, “on the BBC”.

const TELL = patternOf(Object.values({ ...verbForms('tell'), base: 'told' }));
const WRITE = patternOf(Object.values({ ...verbForms('write'), base: 'wrote' }));
const LEADS = new RegExp(
  String.raw`\b(?:(?<told>${TELL}|(?:speaking|spoke|talking|speaks|talked) (?:to|with|on)|(?:comments|remarks|confirmed|interviewed|asked|pressed|interviews?) (?:to|with|on|by)|said to|(?:viewers|listeners|readers|audiences) of)|(?<according>[Aa]ccording to)|(?<quoted>(?:quoted|cited|carried|broadcast|published|aired|reported|posted|released|obtained|seen|printed)(?: as saying)? (?:by|in|on)|(?:${WRITE}|argued|argues|appeared|appears|column|essay|article|editorial|op-ed|commentary|review) in|citing|quoting|in(?= (?:${WEEKDAY}|yesterday|today)['’]s \p{Lu})))(?= )`,
  'gu',
);

const CONSTRUCTIONS: readonly (readonly [string, Construction])[] = [
  ['told', 'told'],
  ['according', 'according'],
  ['quoted', 'quoted_by'],
];

export function outletsAfterVerbs(text: string, known: KnownOutlets): FoundChannel[] {
  let people: ReadonlySet<string> | null = null;
  const peopleOf = () => {
    people ??= peopleIn(text);
    return people;
  };
  return [...text.matchAll(LEADS)].flatMap(({ index, 0: words, groups = {} }) => {
    const construction = CONSTRUCTIONS.find(([name]) => groups[name] !== undefined)?.[1] ?? 'told';
    const lead: Span = [index, index + words.length];
    const phrase = outletAt(text, lead[1] + 1, known);
    if (phrase !== null)
      return [channelOfWords(text, [phrase.start, phrase.end], { construction, lead }, phrase)];
    if (/(?:^| )in$/.test(words)) return paperOfDay(text, lead);
    if (!/^t/.test(words)) return [];
    return initialsAt(text, lead) ?? listenerAt(text, lead) ?? onlyToldAt(text, lead, peopleOf);
  });
}

const PAPER_OF_DAY = /^\p{L}+['’]s (?<name>\p{Lu}[\p{L}&-]{1,30}(?: \p{Lu}[\p{L}&-]{1,30}){0,3})/u;

/** “in Sunday’s Tribune-Record” */
function paperOfDay(text: string, lead: Span): FoundChannel[] {
  const start = lead[1] + 1;
  const [words, outlet] = PAPER_OF_DAY.exec(text.slice(start, start + 120)) ?? [];
  if (words === undefined || outlet === undefined) return [];
  const by = { construction: 'quoted_by', lead } as const;
  return [channelOfWords(text, [start, start + words.length], by, { type: 'article-newspaper', outlet })];
}

/** “told CNB”: initials of at least three letters; agencies are known, and most others are stations. */
function initialsAt(text: string, lead: Span): FoundChannel[] | null {
  const start = lead[1] + 1;
  const [name] = /^[A-Z]{3,5}(?![\p{L}\p{N}-])/u.exec(text.slice(start, start + 8)) ?? [];
  if (name === undefined || !isInitials(name)) return null;
  return [
    channelOfWords(
      text,
      [start, start + name.length],
      { construction: 'told', lead },
      { type: 'broadcast', outlet: name },
    ),
  ];
}

const ON = new RegExp(
  String.raw`\bon (?=\p{Lu}|(?:(?:the|an?|his|her|its|their) )?[${DOUBLE_OPENING_MARKS}]\p{Lu}|(?:(?:the|its|his|her|their|a|an|state|national|public|local|cable|private) )?(?:[\p{L}’'-]+ ){0,4}?(?:television|radio|TV|station|channel|network|programme|program|show|podcast|broadcaster|website|site|blog|newscast|page|account|feed)\b)`,
  'gu',
);

/** “on state television”, “on NBC’s “Morning Bell””, “on X”. */
export function outletsAfterOn(text: string, known: KnownOutlets): FoundChannel[] {
  return [...text.matchAll(ON)].flatMap(({ index }) => {
    const by = { construction: 'on', lead: [index, index + 2] } as const;
    const phrase = outletAt(text, index + 3, known);
    if (phrase !== null) return [channelOfWords(text, [phrase.start, phrase.end], by, phrase)];
    const [title] = PROGRAMME.exec(text.slice(index + 3, index + 63)) ?? [];
    if (title === undefined) return [];
    return [channelOfWords(text, [index + 3, index + 3 + title.length], by, { type: 'broadcast' })];
  });
}

/** “on “The Sunday Table””. */
const PROGRAMME = new RegExp(
  String.raw`^[${DOUBLE_OPENING_MARKS}]\p{Lu}[^${DOUBLE_MARKS}\n]{1,50}[${DOUBLE_MARKS}]`,
  'u',
);
