import type { Span } from '../../text/span.js';
import { SPEECH_VERBS } from '../../words/saying.js';
import { isGivenName } from '../speakers/given-names.js';
import { channelOfWords, type FoundChannel } from './channel.js';

// “told Touchline”, “tells the Clarion”: a name that nothing introduces as a person's. An article gives a person's full
// name, a title or words of their own somewhere.

const NAME =
  /^(?<article>the )?(?<name>\p{Lu}[\p{L}-]{2,30}(?: (?:of )?\p{Lu}[\p{L}-]{2,30}){0,3})(?![\p{L}-]|['’]\p{L}| to )/u;
/** “told Republicans”, “told Americans”. */
const PLURAL = /[^su]s$/;
/** “told NATO” */
const INITIALS = /^\p{Lu}{2,5}$/u;
const MAX_NAME_UTF16 = 130;

/** @param lead the verb of telling, one space before the name */
export function onlyToldAt(text: string, lead: Span, people: () => ReadonlySet<string>): FoundChannel[] {
  const start = lead[1] + 1;
  const found = NAME.exec(text.slice(start, start + MAX_NAME_UTF16));
  const { article, name = '' } = found?.groups ?? {};
  const parts = name.split(' ');
  if (found === null || INITIALS.test(name) || PLURAL.test(name) || parts.some(isGivenName)) return [];
  const isUnknown = parts.length === 1 && !people().has(name);
  if (article === undefined && !isUnknown) return [];
  const span: Span = [start, start + found[0].length];
  return [channelOfWords(text, span, { construction: 'told', lead }, { type: null, outlet: name })];
}

const NEIGHBOURS = /(\p{Lu}[\p{L}-]*)(\.?['’]?s? )(?=([\p{L}-]+))/gu;

/** The capital words of a text that stand beside another one or before a verb of saying. */
export function peopleIn(text: string): ReadonlySet<string> {
  const people = new Set<string>();
  for (const [, word = '', , next = ''] of text.matchAll(NEIGHBOURS)) {
    const isName = /^\p{Lu}/u.test(next);
    if (isName || SPEECH_VERBS.has(next)) people.add(word);
    if (isName) people.add(next);
  }
  return people;
}
