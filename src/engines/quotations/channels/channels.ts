import type { ChannelType } from '../found.js';
import { outletsAsSubjects } from './as-subject.js';
import { outletsAfterOn, outletsAfterVerbs } from './beside-outlets.js';
import { booksIn } from './books.js';
import type { FoundChannel } from './channel.js';
import { mediaIn } from './media.js';
import type { KnownOutlets } from './outlet-phrase.js';
import { isInitials, isMediaNoun, MEDIA_WORDS, typeOfNoun } from './outlets.js';

/**
 * The outlets, statements, interviews and posts of a text in which something was reported, in its order. The longer
 * of two that overlap is kept.
 */
export function channelsIn(text: string): FoundChannel[] {
  const known = outletsNamedIn(text);
  const all = [
    ...outletsAfterVerbs(text, known),
    ...outletsAfterOn(text, known),
    ...mediaIn(text, known),
    ...outletsAsSubjects(text, known),
    ...booksIn(text),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: FoundChannel[] = [];
  for (const channel of all) {
    const last = kept.at(-1);
    if (last === undefined || channel.start >= last.end) kept.push(channel);
    else if (channel.end - channel.start > last.end - last.start) kept[kept.length - 1] = channel;
  }
  return withNamesBefore(kept);
}

const NAME = String.raw`\p{Lu}[\p{L}\p{N}&-]{0,30}(?: \p{Lu}[\p{L}\p{N}&-]{0,30}){0,3}`;
const START = String.raw`(?<![\p{L}\p{N}&-])`;
const AFTER = 'newspaper|broadcaster|agency|television|magazine|website|channel|daily|station';
const NAMED = new RegExp(
  String.raw`${START}(?<noun>\p{Ll}{3,30}) (?<name>${NAME})|${START}(?<first>${NAME}), (?:an?|the) (?:\p{Ll}{3,30} )?(?<after>${AFTER})(?!\p{L})|\bon (?<initials>[A-Z]{2,5})(?![\p{L}\p{N}-])|\((?<dateline>[A-Z]{2,6})\) ?[–—-] `,
  'gu',
);
/** In few lines an outlet may be named so; looking for what is around a space or a comma is fast. */
const MAY_BE_NAMED = new RegExp(
  String.raw` (?=\p{Lu})(?<=(?:${MEDIA_WORDS.join('|')}) )| (?=[A-Z]{2})(?<=\bon )|\([A-Z]{2,6}\) ?[–—-] |, (?:an?|the) (?:\p{Ll}{3,30} )?(?:${AFTER})`,
  'u',
);
const DAY = /day$/;

/** “the newspaper Vremena”, “Karvel, a daily”: such a name is an outlet wherever else it stands. */
function outletsNamedIn(text: string): KnownOutlets {
  const known = new Map<string, ChannelType | null>();
  const lines = text.split('\n').filter((line) => MAY_BE_NAMED.test(line));
  for (const { groups = {} } of lines.flatMap((line) => [...line.matchAll(NAMED)])) {
    const noun = groups.noun ?? groups.after ?? '';
    const name = groups.name ?? groups.first ?? '';
    if (isMediaNoun(noun) && !DAY.test(name) && !known.has(name)) known.set(name, typeOfNoun(noun));
    const { initials, dateline } = groups;
    if (dateline && isInitials(dateline) && !known.has(dateline)) known.set(dateline, 'article-newspaper');
    if (initials && isInitials(initials) && !known.has(initials)) known.set(initials, 'broadcast');
  }
  return known;
}

/** “the newspaper” is the last outlet of its type named before. */
function withNamesBefore(channels: readonly FoundChannel[]): FoundChannel[] {
  const last = new Map<ChannelType, string>();
  return channels.map((channel) => {
    const { type, outlet, construction, text } = channel;
    if (type === null || construction === 'in') return channel;
    if (outlet !== null) last.set(type, outlet);
    const isAnaphor = outlet === null && /^(?:the|this|that) \p{Ll}+$/u.test(text);
    return isAnaphor ? { ...channel, outlet: last.get(type) ?? null } : channel;
  });
}
