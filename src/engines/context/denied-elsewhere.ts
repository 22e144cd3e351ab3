import { settingWords } from '../words/settings.js';
import { DENYING, isDeniedTwice, NOT } from './denied.js';
import { firstIn } from './patterns.js';

// Denials in German, French, Spanish and Italian, where a comma stands before “dass” and verbs after what they govern.

const OPEN = '(?<!\\p{L})';
const CLOSED = '(?!\\p{L})';
const VOICING = `${OPEN}(?:${settingWords('voicing')})${CLOSED}`;
const THAT = `,? ?(?:dass|daß|que|che|qu'\\S+|ch'\\S+)${CLOSED}`;
/** A word of the clause that a negation governs. */
const WORD =
  '(?: (?!(?:und|aber|sondern|et|mais|y|e|pero|sino|ma|sin|sans|ohne|senza|que|che|dass)\\b)[^\\s,;:—–]+)';
/** The clause that is denied, up to the words. */
const ITS_CLAUSE = '(?: [^,;:]*)?$';
/** “Niemand hat etwas gesagt, |” has said what nobody said. */
const OBJECT = '(?:etwas|mir|ihm|ihr|ihnen|uns|das|dies|es|so|viel|mehr|ein|kein)';
const FALSE = `${OPEN}(?:${settingWords('false')})${CLOSED}`;
const UNTRUE = `(?:${OPEN}${NOT}${WORD}{0,3}? (?:${settingWords('affirmed')})${CLOSED}|${OPEN}(?:${settingWords('being')})${WORD}{0,2}? ${FALSE}|${OPEN}(?:${settingWords('holding')})${WORD}{0,3}? ${NOT}(?: zu)?${CLOSED}|${OPEN}keine rede (?:davon )?sein)`;
/** “gesagt zu haben”, “avoir dit”, “di aver detto” */
const HAVING = `(?:, .*${OPEN}zu haben|(?:avoir|haber|di aver|di avere|d'aver|d'avoir) )`;

const BEFORE = [
  `${OPEN}${NOT}${WORD}{0,6}? ${VOICING}${WORD}{0,3}? ?${THAT}${ITS_CLAUSE}`,
  // “Niemand kann behaupten, |”, “Ich habe nie gesagt, |”
  `${OPEN}(?<!(?:^|[,;:] )(?:das|dies|so) [^,;:]*)${NOT}(?: (?!${OBJECT}${CLOSED})[^\\s,;:]+){0,5}? ${VOICING} ,(?: [^\\s,;:]+){0,3} ?$`,
  `${VOICING}${WORD}{0,3}? (?:nicht|nie|niemals|kaum) ${THAT}${ITS_CLAUSE}`,
  `${UNTRUE} ?${THAT}${ITS_CLAUSE}`,
  `${DENYING}${WORD}{0,6}? ?${THAT}${ITS_CLAUSE}`,
  `${DENYING} , ?$`,
].map((pattern) => new RegExp(pattern, 'u'));

/** “Das ist kein Geheimnis”, “no hay duda”, “non solo” */
const GRANTED = new RegExp(
  `${OPEN}(?:${NOT}(?: [^\\s,;:]+){0,3} (?:${settingWords('granting')})|(?:nicht|pas|non|no) (?:nur|seulement|solo|sólo|soltanto))${CLOSED}`,
  'u',
);

/** Where a denial begins in the words before; null for none. */
export function denialElsewhere(before: string): number | null {
  return isGranted(before) ? null : (firstIn(BEFORE, before)?.[0] ?? null);
}

/** Whether a negation strengthens: “niemand bestreitet, dass |”. */
export function isGranted(words: string): boolean {
  return GRANTED.test(words) || isDeniedTwice(words);
}

const AFTER = new RegExp(`^[ ,]*${UNTRUE}`, 'u');

/** “Dass | …, stimmt nicht”: where the denial ends; null for none. */
export function denialAfterElsewhere(after: string): number | null {
  return firstIn([AFTER], after)?.[1] ?? null;
}

const BY_REPORTER = [
  `${UNTRUE} ?${THAT}.*${VOICING}(?: (?:hat|habe|hätte|haben))?[ ,:]*$`,
  `${OPEN}${NOT}${WORD}{0,5}? ${VOICING}(?: (?:hat|habe|hätte|haben))?[ ,:]*$`,
  `${DENYING}${WORD}{0,6}? ?${HAVING}[^;]*$`,
  `${DENYING}${WORD}{0,6}? ?${THAT}.*${VOICING}(?: (?:hat|habe|hätte|haben))?[ ,:]*$`,
].map((pattern) => new RegExp(pattern, 'u'));

/** “Berg bestreitet, gesagt zu haben: |”, “Es stimmt nicht, dass Berg sagte: |”, as [from, to]; null for none. */
export function denialByReporterElsewhere(introducing: string): readonly [number, number] | null {
  return isGranted(introducing) ? null : firstIn(BY_REPORTER, introducing);
}
