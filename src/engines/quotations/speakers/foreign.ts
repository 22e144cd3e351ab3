import type { Reading } from '../../reading/reading.js';
import { DOUBLE_MARKS } from '../../reading/regions/characters.js';
import { FULL_WIDTH_STOPS, STOPS } from '../../reading/sentences/stops.js';
import type { Turn } from '../../reading/turns/turn.js';
import type { Span } from '../../text/span.js';
import { setOf } from '../../words/lists.js';
import { eastAsianName, type ForeignName } from './foreign-east-asian.js';
import { isGivenName } from './given-names.js';
import type { ResolvedSpeaker, SpeakerDraft } from './resolve.js';

// Who speaks in a text that is not English: the name that stands in a simple frame, and nobody where that is not clear.

export function foreignSpeakers({ text }: Reading, drafts: readonly SpeakerDraft[]): ResolvedSpeaker[] {
  const known: FullNames = new Map();
  return drafts.map(({ speaker, origin, turn }) => {
    if (turn !== undefined) return foreignTurn(text, turn);
    if (speaker === null) return { speaker: null, isSpeech: true, reason: 'nobody' };
    const words = text.slice(...speaker);
    const isPronoun = PRONOUNS.has(words.toLowerCase());
    const { name, title } = isPronoun ? NOBODY : (eastAsianName(words) ?? nameIn(text, words, known));
    const naming =
      origin === 'signature' ? origin : isPronoun ? 'pronoun' : name === null ? 'description' : 'name';
    const [start, end] = speaker;
    return {
      speaker: { text: words, start, end, resolved: name, name, creditedAs: title, naming, isCertain: false },
      isSpeech: true,
      reason: name === null ? (isPronoun ? 'unclear' : 'unnamed') : 'name_beside_cue',
    };
  });
}

function foreignTurn(text: string, { person, label, isByRole }: Turn): ResolvedSpeaker {
  const at = person === null ? -1 : text.indexOf(person);
  const [start, end] = label ?? [at, at + (person ?? '').length];
  if (person === null || start < 0) return { speaker: null, isSpeech: true, reason: 'nobody' };
  const naming = label === null ? 'inferred' : 'label';
  const words = { text: text.slice(start, end), start, end };
  return {
    speaker: {
      ...words,
      resolved: person,
      name: isByRole ? null : person,
      creditedAs: null,
      naming,
      isCertain: false,
    },
    isSpeech: true,
    reason: label === null ? 'interviewed' : 'label',
  };
}

/** By surname; null where the text has none. */
type FullNames = Map<string, string | null>;

const NOBODY: ForeignName = { name: null, title: null };
const PRONOUNS = setOf(
  'er sie es man ich wir il elle ils elles on je nous él ella ellos ellas yo nosotros lui lei loro egli ella io noi 他 她 它 他们 她们 我 我们 彼 彼女 私',
);
const ARTICLES = setOf(
  'der die das den dem ein eine einer la le les l un une des el los las lo una il gli i uno m mme mlle mm sr sra herr frau dr prof don doña signor signora',
);
/** Before a name they make it somebody else’s: “der Anwalt von Otto Lind”. Within a name they are a part of it. */
const PARTICLES = setOf('von van vom zu de du di da del della dello dei des der den d la le el bin al');

/** The capitalised words with which the words end, from a given name on. */
function nameIn(text: string, words: string, known: FullNames): ForeignName {
  const [phrase = ''] = words.split(',', 1);
  const tokens = phrase.match(/[\p{L}\p{M}-]+/gu) ?? [];
  const end = tokens.length;
  let first = end;
  while (first > 0 && (isCapital(tokens[first - 1]) || PARTICLES.has(tokens[first - 1] ?? ''))) first -= 1;
  while (first < end && (isArticle(tokens[first]) || !isCapital(tokens[first]))) first += 1;
  const given = tokens.findIndex((token, at) => at >= first && isGivenName(token.toLowerCase()));
  const start = given >= first && given < end - 1 ? given : first;
  const own = tokens.slice(start);
  if (own.length === 0 || isSomebodyElses(tokens, start)) return NOBODY;
  const title =
    tokens
      .slice(0, start)
      .filter((token) => !isArticle(token))
      .join(' ') || null;
  if (own.length > 1 && isGivenName((own[0] ?? '').toLowerCase())) return { name: own.join(' '), title };
  const last = own.at(-1) ?? '';
  const full = known.has(last) ? (known.get(last) ?? null) : fullNameOf(text, last);
  known.set(last, full);
  const hasArticle = tokens.some((token, at) => at < start && /^(?:der|die|das|ein|eine)$/i.test(token));
  if (full !== null) return { name: full, title };
  return hasArticle ? NOBODY : { name: own.join(' '), title };
}

/** “Der Verteidiger von Otto Lind”, “le porte-parole de Mara Voss” */
function isSomebodyElses(tokens: readonly string[], start: number): boolean {
  const before = tokens.slice(0, start);
  return (
    before.some((token) => PARTICLES.has(token) && !isArticle(token)) ||
    /^(?:de|du|d|di|del|von)$/.test(before.at(-1) ?? '')
  );
}

function isCapital(token: string | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token);
}

function isArticle(token: string | undefined): boolean {
  return token !== undefined && ARTICLES.has(token.toLowerCase());
}

/** A given name and particles before the same surname, elsewhere in the text. */
function fullNameOf(text: string, surname: string): string | null {
  const pattern = new RegExp(
    String.raw`(?<![\p{L}-])(\p{Lu}[\p{L}-]{1,20}) ((?:(?:von|van|de|di|da|del) )?${surname})(?![\p{L}-])`,
    'gu',
  );
  for (const [, given = '', last = ''] of text.slice(0, MAX_READ_UTF16).matchAll(pattern))
    if (isGivenName(given.toLowerCase())) return `${given} ${last}`;
  return null;
}

const MAX_READ_UTF16 = 100_000;

/** UTF-16 code units between two parts of one quotation: “…“, sagte Ada Berg am Montag. „…”. */
const MAX_CREDIT_UTF16 = 120;

const ENDS_CREDIT = new RegExp(
  String.raw`[:;${DOUBLE_MARKS}\n]|[${STOPS}]\s+\p{L}|[${FULL_WIDTH_STOPS}]\s*\p{L}`,
  'u',
);

/** Whether only the credit of one passage is between it and the next. */
export function isOnlyCredit(text: string, cue: Span | null, [start, end]: Span): boolean {
  const between = text.slice(start, end);
  if (cue === null || cue[0] < start || cue[1] > end || between.length > MAX_CREDIT_UTF16) return false;
  return !ENDS_CREDIT.test(between);
}
