import type { Span } from '../text/span.js';
import { type Around, spanIn, type Words } from './around.js';
import { isAsked, questionBefore, questionByReporter } from './asked.js';
import { conditionAfter, conditionBefore, conditionBeforeAll, conditionByReporter } from './conditional.js';
import {
  denialAfter,
  denialBefore,
  denialBeforeAll,
  denialByReporter,
  denialNext,
  denialOfClaim,
  denialOfWords,
} from './denied.js';
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
  return isWithin ? { setting: 'quoted_within', because: null } : { setting: 'plain', because: null };
}

function denied(around: Around): SettingFound | null {
  const { before, after, next, host, introducing, following, followingNext, region } = around;
  return (
    from('denied', before, denialBefore(before.said)) ??
    from('denied', host, denialBefore(host.said)) ??
    upTo('denied', after, denialAfter(after.said)) ??
    (denialOfClaim(before.said, after.said) ? from('denied', before, 0) : null) ??
    (denialOfClaim(introducing.said, following.said) ? from('denied', introducing, 0) : null) ??
    (region === null ? upTo('denied', next, denialOfWords(next.said)) : null) ??
    (after.said.length > 2 ? null : upTo('denied', next, denialNext(next.said))) ??
    (region === null ? null : deniedByReporter(introducing, following)) ??
    (region === null ? null : (unsaid(following) ?? unsaid(followingNext)))
  );
}

function deniedByReporter(introducing: Words, following: Words): SettingFound | null {
  const [last, first] = [lastClause(introducing.said), firstClause(following.said)];
  const [before, after] = [
    denialByReporter(introducing.said.slice(...last)),
    /^ ?(?:but|and|though|although|while)\b/u.test(following.said.slice(...first))
      ? null
      : denialByReporter(following.said.slice(...first)),
  ];
  if (before !== null) return between('denied', introducing, [last[0] + before[0], last[1]]);
  if (after !== null) return between('denied', following, [first[0], first[0] + after[1]]);
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

function conditional({ before, host, after, introducing, region }: Around, own: string): SettingFound | null {
  const isOwn = /^\P{L}*(?:if|unless)\b/iu.test(own);
  const last = lastClause(introducing.said);
  const byReporter = region === null ? null : conditionByReporter(introducing.said.slice(...last));
  const whole = region === null ? null : conditionBeforeAll(introducing.said);
  return (
    (isOwn ? null : from('conditional', before, conditionBefore(before.said))) ??
    (isOwn ? null : from('conditional', host, conditionBefore(host.said))) ??
    (isOwn ? null : upTo('conditional', after, conditionAfter(after.said))) ??
    (byReporter === null ? null : between('conditional', introducing, last)) ??
    (whole === null ? null : between('conditional', introducing, [0, whole]))
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

/** The reporter's clause directly before the marks: “Voss, who denied it, | said:”. */
function lastClause(said: string): readonly [number, number] {
  return clausesOf(said).findLast(([start, end]) => /\p{L}/u.test(said.slice(start, end))) ?? [0, 0];
}

function firstClause(said: string): readonly [number, number] {
  return clausesOf(said).find(([start, end]) => /\p{L}/u.test(said.slice(start, end))) ?? [0, 0];
}

function clausesOf(said: string): (readonly [number, number])[] {
  const gaps = [...said.matchAll(CLAUSE)].map(({ 0: gap, index }) => [index, index + gap.length] as const);
  const starts = [0, ...gaps.map(([, end]) => end)];
  return starts.map((start, at) => [start, gaps[at]?.[0] ?? said.length]);
}
