import type { Span } from '../text/span.js';
import { type Around, spanIn, type Words } from './around.js';
import { isAsked, questionBefore, questionByReporter } from './asked.js';
import {
  conditionAfter,
  conditionBefore,
  conditionBeforeAll,
  conditionByReporter,
  conditionFollowing,
} from './conditional.js';
import { SAID } from './cue-words.js';
import { denialAfter, denialBefore, denialNext, denialOfClaim } from './denied.js';
import { denialBeforeAll, denialByReporter, denialOfWords, ironyIn } from './denied-by-reporter.js';
import {
  denialAfterElsewhere,
  denialByReporterElsewhere,
  denialElsewhere,
  isGranted,
} from './denied-elsewhere.js';
import { imaginedAfter, imaginedBefore, imaginedByReporter, imaginedEarlier } from './imagined.js';
import type { Setting } from './setting.js';

// Reads the setting of a passage from the words around it; the gravest comes first.

export interface SettingFound {
  readonly setting: Setting;
  /** The words that make it. */
  readonly because: Span | null;
}

/** @param own the words looked at, as printed @param retold what makes them hearsay */
export function settingIn(around: Around, own: string, retold: Span | null): SettingFound {
  const found = denied(around) ?? imagined(around) ?? conditional(around, own) ?? asked(around, own) ?? null;
  if (found !== null) return found;
  if (retold !== null) return { setting: 'hearsay', because: retold };
  const isWithin = around.region !== null && around.region.level > 1;
  if (isWithin && TOLD_AFTER.test(around.hostAfter.said))
    return { setting: 'hearsay', because: spanIn(around.hostAfter, 0) };
  return isWithin ? { setting: 'quoted_within', because: null } : { setting: 'plain', because: null };
}

/** “‘…,’ he says to me” */
const TOLD_AFTER = new RegExp(`^[ ,]*(?!(?:i|we|you)\\b)(?:[^\\s,;:]+ ){1,4}?${SAID}\\b`, 'u');

function denied(around: Around): SettingFound | null {
  const { before, after, next, host, introducing, following, followingNext, region } = around;
  return (
    from('denied', before, denialIn(before.said)) ??
    from('denied', host, denialIn(host.said)) ??
    upTo('denied', after, denialAfter(after.said) ?? denialAfterElsewhere(after.said)) ??
    (denialOfClaim(before.said, after.said) ? from('denied', before, 0) : null) ??
    (denialOfClaim(introducing.said, following.said) ? from('denied', introducing, 0) : null) ??
    (region === null ? upTo('denied', next, denialOfWords(next.said)) : null) ??
    (after.said.length > 2 ? null : upTo('denied', next, denialNext(next.said))) ??
    (region === null ? null : deniedByReporter(introducing, following)) ??
    (region === null ? null : (unsaid(following) ?? unsaid(followingNext))) ??
    (region === null ? null : (ironic(introducing) ?? ironic(following)))
  );
}

function denialIn(before: string): number | null {
  return isGranted(before) ? null : (denialBefore(before) ?? denialElsewhere(before));
}

function ironic(words: Words): SettingFound | null {
  const found = ironyIn(words.said);
  return found && between('denied', words, found);
}

function deniedByReporter(introducing: Words, following: Words): SettingFound | null {
  const [last, first] = [lastClause(introducing.said), firstClause(following.said)];
  const [before, after] = [
    denialByReporter(introducing.said.slice(...last), /: ?$/u.test(introducing.said)),
    /^ ?(?:but|and|though|although|while)\b/u.test(following.said.slice(...first))
      ? null
      : denialByReporter(following.said.slice(...first), false),
  ];
  if (before !== null) return between('denied', introducing, [last[0] + before[0], last[1]]);
  if (after !== null) return between('denied', following, [first[0], first[0] + after[1]]);
  const elsewhere = denialByReporterElsewhere(introducing.said);
  if (elsewhere !== null) return between('denied', introducing, elsewhere);
  return from('denied', introducing, denialBeforeAll(introducing.said));
}

function unsaid(words: Words): SettingFound | null {
  return upTo('denied', words, denialOfWords(words.said));
}

function imagined(around: Around): SettingFound | null {
  const { before, host, introducing, following, region } = around;
  const own = from('imagined', before, imaginedBefore(before.said));
  if (own !== null || region === null) return own;
  const last = imaginedAfter(following.said);
  const earlier = imaginedEarlier(around);
  return (
    from('imagined', host, imaginedByReporter(host.said)) ??
    from('imagined', introducing, imaginedByReporter(introducing.said)) ??
    (last && between('imagined', following, last)) ??
    (earlier && between('imagined', earlier, [0, earlier.said.length]))
  );
}

function conditional(
  { before, host, after, introducing, following, region }: Around,
  own: string,
): SettingFound | null {
  const isOwn = /^\P{L}*(?:if|unless)\b/iu.test(own);
  const last = lastClause(introducing.said);
  const isLedIn = /: ?$/u.test(introducing.said);
  const byReporter = region === null || isLedIn ? null : conditionByReporter(introducing.said.slice(...last));
  const whole = region === null ? null : conditionBeforeAll(introducing.said);
  return (
    (isOwn ? null : from('conditional', before, conditionBefore(before.said, own))) ??
    (isOwn ? null : from('conditional', host, conditionBefore(host.said, own))) ??
    (isOwn ? null : upTo('conditional', after, conditionAfter(after.said, own))) ??
    (byReporter === null ? null : between('conditional', introducing, last)) ??
    (whole === null ? null : between('conditional', introducing, [0, whole])) ??
    (region === null ? null : upTo('conditional', following, conditionFollowing(following.said)))
  );
}

function asked({ before, after, introducing, following, region }: Around, own: string): SettingFound | null {
  const mark = own.lastIndexOf('?');
  const isQuestion = mark >= 0 && !/\p{L}/u.test(own.slice(mark));
  const found = isQuestion ? null : from('asked', before, questionBefore(before.said));
  if (found !== null) return found;
  if (!isQuestion && isAsked(after.said))
    return { setting: 'asked', because: spanIn(before, 0) ?? spanIn(after, 0) };
  return region === null
    ? null
    : from('asked', introducing, questionByReporter(introducing.said, following.said));
}

/** From the clause in which it begins up to the passage. */
function from(setting: Setting, words: Words, at: number | null): SettingFound | null {
  return at === null ? null : between(setting, words, [clauseStart(words.said, at), words.said.length]);
}

function upTo(setting: Setting, words: Words, end: number | null): SettingFound | null {
  return end === null ? null : between(setting, words, [0, end]);
}

function between(setting: Setting, words: Words, [start, end]: readonly [number, number]): SettingFound {
  return { setting, because: spanIn(words, start, end) };
}

function clauseStart(said: string, at: number): number {
  const [gap] = [...said.slice(0, at).matchAll(/[,;:—–] /gu)].slice(-1);
  return gap === undefined ? 0 : gap.index + gap[0].length;
}

const CLAUSE = / ?[,;:—–] ?| (?=(?:but|because|while|although|though|when|after|before|and then) )/gu;

/** The reporter's clause directly before the marks: “Voss, who denied it, | said:”, and “Voss bestritt, dass |”. */
function lastClause(said: string): readonly [number, number] {
  const clauses = clausesOf(said);
  const at = clauses.findLastIndex(([start, end]) => /\p{L}/u.test(said.slice(start, end)));
  const [start, end] = clauses[at] ?? [0, 0];
  const isConjunction = /^(?:dass|daß|ob|que|that)$/u.test(said.slice(start, end).trim());
  return [isConjunction ? (clauses[at - 1]?.[0] ?? start) : start, end];
}

function firstClause(said: string): readonly [number, number] {
  return clausesOf(said).find(([start, end]) => /\p{L}/u.test(said.slice(start, end))) ?? [0, 0];
}

function clausesOf(said: string): (readonly [number, number])[] {
  const gaps = [...said.matchAll(CLAUSE)].map(({ 0: gap, index }) => [index, index + gap.length] as const);
  const starts = [0, ...gaps.map(([, end]) => end)];
  return starts.map((start, at) => [start, gaps[at]?.[0] ?? said.length]);
}
