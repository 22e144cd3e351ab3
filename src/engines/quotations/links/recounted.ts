import type { Tokens } from '../../reading/tokens/tokens.js';
import type { Span } from '../../text/span.js';
import { agentAfter, governingVerb, isToldTo, saidBefore } from '../frames/recounting.js';
import type { ReadText } from '../tagger/read.js';
import { MIN_OWN_WORDS } from './bare-credit.js';
import type { Draft } from './drafts.js';

// “Voss recalls Lind telling her “…””, “Voss said Lind had called her “…””: the words are Lind’s, whoever recounts them.
// The one to whom they were said is never their speaker.

/** Drafts on each side of one that may be around it. */
const MAX_BESIDE = 20;

/** @param drafts in order of appearance */
export function withRecounted({ tokens, passages }: ReadText, drafts: readonly Draft[]): Draft[] {
  const inMarks = passages.flatMap(({ level, outer }) => (level === 1 ? [outer] : []));
  const read = onceEach(
    drafts.flatMap((draft) => readAgain(tokens, withoutOuter(tokens.text, draft), inMarks)).sort(byPlace),
  );
  const near = (at: number) => read.slice(Math.max(0, at - MAX_BESIDE), at + MAX_BESIDE);
  return read
    .map((draft, at) => recountedWithin(draft, near(at)) ?? recountedBeside(tokens.text, draft))
    .sort(byPlace);
}

/** The drafts that take the place of one whose words in marks are somebody else’s than its cue says. */
function readAgain(read: Tokens, draft: Draft, inMarks: readonly Span[]): Draft[] {
  const { text } = read;
  const { spans, cue, origin, speaker } = draft;
  if (cue === null || origin === 'label' || origin === 'signature') return [draft];
  if (isToldTo(text, cue)) return [toldBy(text, { ...draft, cue })];
  const own = firstWithin(inMarks, spans, cue[1]);
  const verb = (speaker && governingVerb(text, Math.min(speaker[1], cue[0]), cue)) ?? cue;
  const said = own && saidBefore(read, own[0], { cue: verb, speaker });
  if (!own || !said) return [draft];
  const origins = said.speaker === null ? 'passive' : 'frame';
  const inner: Draft = {
    spans: [own],
    speaker: said.speaker,
    cue: said.cue,
    origin: origins,
    recountedBy: speaker,
  };
  const rest = without(text, spans, own);
  const words = rest.map((span) => text.slice(...span)).join(' ');
  return words.split(/\s+/).length >= MIN_OWN_WORDS ? [{ ...draft, spans: rest }, inner] : [inner];
}

/** Words that the tagger found under their own cue stand once, with whoever recounts them. */
function onceEach(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const from = Math.max(0, kept.length - MAX_BESIDE);
    const at = from + kept.slice(from).findLastIndex((one) => isSameCredit(one, draft));
    const same = at < from ? undefined : kept[at];
    if (same === undefined) kept.push(draft);
    else kept[at] = { ...same, recountedBy: same.recountedBy ?? draft.recountedBy };
  }
  return kept;
}

/** The first holds the words of the other, under the same cue. */
function isSameCredit(one: Draft, { spans, cue }: Draft): boolean {
  if (cue === null || one.cue === null || one.cue[0] >= cue[1] || cue[0] >= one.cue[1]) return false;
  return spans.every(([start, end]) => one.spans.some((its) => its[0] <= start && end <= its[1]));
}

/** “Voss was told by Lind that …”: Lind’s words; nobody’s where nobody is named after “by”. */
function toldBy(text: string, draft: Draft & { readonly cue: Span }): Draft {
  const end = draft.spans.at(-1)?.[1] ?? draft.cue[1];
  const speaker = agentAfter(text, [draft.cue[1], end]);
  return { ...draft, speaker, origin: speaker === null ? 'passive' : 'frame' };
}

/** The first passage in marks within some spans after a position. */
function firstWithin(inMarks: readonly Span[], spans: readonly Span[], from: number): Span | null {
  const [first, last] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
  let [low, high] = [0, inMarks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inMarks[middle]?.[0] ?? 0) < Math.max(first, from)) low = middle + 1;
    else high = middle;
  }
  const found = inMarks[low];
  return found !== undefined && found[1] <= last ? found : null;
}

/** What is left of some spans without a passage. */
function without(text: string, spans: readonly Span[], [from, to]: Span): Span[] {
  const parts = spans.flatMap(([start, end]): Span[] =>
    start < to && end > from
      ? [
          [start, from],
          [to, end],
        ]
      : [[start, end]],
  );
  return parts
    .map(([start, end]): Span => [start, start + text.slice(start, end).trimEnd().length])
    .filter((span) => /\p{L}/u.test(text.slice(...span)));
}

/** “Voss said [Lind told her “…”]”: the inner quotation of two that the tagger found. */
function recountedWithin(draft: Draft, near: readonly Draft[]): Draft | null {
  const { cue, speaker, recountedBy } = draft;
  if (recountedBy !== undefined) return draft;
  if (cue === null || speaker === null) return null;
  const outer = near.find(
    (other) =>
      other !== draft &&
      other.speaker !== null &&
      other.speaker[0] !== speaker[0] &&
      other.spans.some(([start, end]) => start <= Math.min(cue[0], speaker[0]) && cue[1] <= end),
  );
  return outer === undefined ? null : { ...draft, recountedBy: outer.speaker };
}

const VERB =
  '(?:said|says|recall(?:s|ed)|remember(?:s|ed)|claim(?:s|ed)|testified|told \\p{L}+(?: \\p{L}+){0,2}|alleg(?:es|ed)|heard|' +
  'overheard|recount(?:s|ed)|describ(?:es|ed)|reported|wrote|stated|insist(?:s|ed)|quot(?:es|ed)|spoke of)';
const NAME = String.raw`\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}|[Hh]e|[Ss]he`;
const OUTER_BEFORE = new RegExp(
  `(?:^|[ “])(?<who>${NAME}),? ${VERB}(?: in court)?(?: that)? $|[Aa]ccording to (?<by>${NAME}), $`,
  'du',
);
const OUTER_WITHIN = new RegExp(`^(?<who>${NAME}) ${VERB} (?:that )?(?<rest>.*\\p{Lu}.*)$`, 'dsu');

/** “Voss recalls Lind”, taken together for a speaker. */
function withoutOuter(text: string, draft: Draft): Draft {
  const { speaker, cue } = draft;
  if (speaker === null || cue === null || speaker[0] > cue[0]) return draft;
  const { who, rest } = OUTER_WITHIN.exec(text.slice(...speaker))?.indices?.groups ?? {};
  if (who === undefined || rest === undefined) return draft;
  const [from] = speaker;
  return { ...draft, speaker: [rest[0] + from, speaker[1]], recountedBy: [who[0] + from, who[1] + from] };
}

/** “Voss said Lind told her”, “According to Voss, Lind told her”: beside the name of the speaker. */
function recountedBeside(text: string, draft: Draft): Draft {
  const { speaker, cue, recountedBy } = draft;
  if (recountedBy !== undefined || speaker === null || cue === null || speaker[0] > cue[0]) return draft;
  const from = Math.max(0, speaker[0] - 90);
  const { who, by } = OUTER_BEFORE.exec(text.slice(from, speaker[0]))?.indices?.groups ?? {};
  const own = who ?? by;
  return own === undefined ? draft : { ...draft, recountedBy: [own[0] + from, own[1] + from] };
}

function byPlace(one: Draft, other: Draft): number {
  return (
    (one.spans[0]?.[0] ?? 0) - (other.spans[0]?.[0] ?? 0) ||
    (other.spans[0]?.[1] ?? 0) - (one.spans[0]?.[1] ?? 0)
  );
}
