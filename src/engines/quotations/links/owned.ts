import { firstIndex } from '../../text/first-index.js';
import { isWithin, type Span } from '../../text/span.js';
import type { Frame } from '../frames/frame.js';
import type { ReadText } from '../tagger/read.js';
import type { Draft } from './drafts.js';

// A fragment that has its own credit is that person’s, also within what somebody else said.

/** Drafts before a fragment, of those that begin before its end, that may be around it. */
const MAX_BESIDE = 50;

/** @param drafts in order of appearance */
export function withOwned(read: ReadText, drafts: readonly Draft[], frames: readonly Frame[]): Draft[] {
  const titles = new Set(read.passages.filter(({ score }) => score > 0).map(({ outer }) => outer[0]));
  const owned = frames.filter(
    ({ kind, content: [first] }) => kind === 'owned' && first && !titles.has(first[0]),
  );
  if (owned.length === 0) return [...drafts];
  const { text } = read.tokens;
  const found = drafts.toSorted(byPlace);
  const starts = found.map(startOf);
  const added: Draft[] = [];
  for (const frame of owned) withOne(text, { found, starts, added }, frame);
  return [...found.filter(({ spans }) => spans.length > 0), ...added].toSorted(byPlace);
}

interface Changed {
  /** Those that were given, in order; without spans where nothing is left of one. */
  readonly found: Draft[];
  /** Where each began as it was given. */
  readonly starts: readonly number[];
  readonly added: Draft[];
}

function withOne(text: string, { found, starts, added }: Changed, { content, speaker, cue }: Frame): void {
  const [own] = content;
  if (own === undefined || speaker === null) return;
  const end = firstIndex(starts.length, (at) => (starts[at] as number) >= own[1]);
  const concerned = concernedBy(found, own, end);
  const isOwners = [...concerned.map((at) => found[at] as Draft), ...added.slice(-MAX_BESIDE)].some(
    (draft) => concerns(draft, own) && isBy(text, draft, speaker),
  );
  if (isOwners) return;
  for (const at of concerned) found[at] = withoutOwned(text, found[at] as Draft, own);
  added.push({ spans: content, speaker, cue, origin: 'frame' });
}

/** Indexes of the drafts around a fragment or within it. @param end of those that begin before its end */
function concernedBy(drafts: readonly Draft[], own: Span, end: number): number[] {
  const near = Array.from({ length: Math.min(end, MAX_BESIDE) }, (_, back) => end - 1 - back);
  return near.filter((at) => concerns(drafts[at] as Draft, own)).reverse();
}

function concerns({ spans }: Draft, own: Span): boolean {
  return spans.some((span) => isWithin(own, span) || isWithin(span, own));
}

/** Whether the owner is whose words they stand in. */
function isBy(text: string, { speaker }: Draft, owner: Span): boolean {
  const last =
    text
      .slice(...owner)
      .split(/\s/)
      .at(-1) ?? '';
  return speaker !== null && text.slice(...speaker).includes(last);
}

function withoutOwned(text: string, draft: Draft, own: Span): Draft {
  const spans = draft.spans.filter((span) => !isWithin(span, own));
  return {
    ...draft,
    spans: spans.map((span) => (isWithin(own, span) ? withoutComment(text, span, own) : span)),
  };
}

/** “…, following Ada Berg’s “clean slate” formula”, at the end: the writer’s, and not what was said. */
function withoutComment(text: string, span: Span, [start, end]: Span): Span {
  const from = Math.max(span[0], start - MAX_COMMENT_UTF16);
  const comma = from + text.slice(from, start).lastIndexOf(', ');
  const isLast =
    span[1] - end <= MAX_COMMENT_UTF16 && !/[,;:.]/.test(text.slice(end, span[1]).replace(/\.$/, ''));
  return comma > from && isLast && COMMENT.test(text.slice(comma, start)) ? [span[0], comma] : span;
}

/** UTF-16 code units of a comment on each side of the fragment. */
const MAX_COMMENT_UTF16 = 400;
const COMMENT =
  /^, (?:\p{Ll}{3,20}ing|in line with|in the words of|in what|what|a reference to|an echo of|in a nod to)(?!\p{L})/u;

function byPlace(one: Draft, other: Draft): number {
  return startOf(one) - startOf(other) || endOf(other) - endOf(one);
}

function startOf({ spans: [first] }: Draft): number {
  return first?.[0] ?? 0;
}

function endOf({ spans: [first] }: Draft): number {
  return first?.[1] ?? 0;
}
