import { DOUBLE_MARKS } from '../../reading/regions/characters.js';
import { STOPS } from '../../reading/sentences/stops.js';
import { channelOfWords, type FoundChannel } from './channel.js';
import { type KnownOutlets, outletAt } from './outlet-phrase.js';

// Outlets that report what somebody else said: “NTV quoted her as saying”, “…, the Courier reported”.

const QUOTES =
  / (?:has |had |also |later |earlier |then )?(?:quoted|quotes|cited|cites|reported|reports|showed|aired|broadcast|played|published)\b/g;
const MAX_SUBJECT_UTF16 = 60;

export function outletsAsSubjects(text: string, known: KnownOutlets): FoundChannel[] {
  return [...text.matchAll(QUOTES)].flatMap(({ index, 0: verb }) => {
    const by = { construction: 'subject', lead: [index + 1, index + verb.length] } as const;
    const lead = text.slice(Math.max(0, index - MAX_SUBJECT_UTF16), index);
    for (const start of startsOf(lead)) {
      const phrase = outletAt(text, index - lead.length + start, known);
      // The whole subject, and nothing between it and the verb.
      if (phrase?.end === index) return [channelOfWords(text, [phrase.start, index], by, phrase)];
    }
    return [];
  });
}

const BOUNDARY = new RegExp(
  `^.*[;:,${STOPS}${DOUBLE_MARKS}\\n](?: (?:and|but|while|as|when|which))? ?`,
  'su',
);

/** After the last comma, full stop or mark; at the last article; at the last names. */
function startsOf(lead: string): number[] {
  const boundary = BOUNDARY.exec(lead)?.[0].length ?? 0;
  const article = lead.search(/(?<![\p{L}])(?:[Tt]he|[Ss]tate|[Ii]ts|[Aa]n?) (?:[^\s,]+ ){0,3}[^\s,]+$/u);
  const name = lead.search(/(?<![\p{L}\p{N}&-])\p{Lu}\S{0,30}(?: \p{Lu}\S{0,30}){0,4}$/u);
  return [boundary, article, name].filter((start) => start >= 0);
}
