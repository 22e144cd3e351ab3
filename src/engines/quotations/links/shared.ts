import type { Frame } from '../frames/frame.js';
import type { Draft } from './drafts.js';

// “I am not,” said Berg. “Why not?” Lind asked: a passage with a credit of its own is no further part of the quotation
// before.

export function withoutShared(drafts: readonly Draft[], frames: readonly Frame[]): Draft[] {
  const owners = new Map<number, Draft>();
  for (const draft of drafts) {
    const [first] = draft.spans;
    if (draft.cue !== null && first !== undefined) owners.set(first[0], draft);
  }
  const credits = creditsOf(frames);
  return drafts.flatMap((draft) => {
    const spans = draft.spans.filter(([start], at) => {
      if (at === 0) return true;
      const own = owners.get(start);
      return (own === undefined || own === draft) && !isCredited(draft, credits.get(start));
    });
    if (spans.length === draft.spans.length) return [draft];
    const others = draft.spans.filter((span) => !spans.includes(span) && !owners.has(span[0]));
    return [{ ...draft, spans }, ...others.map((span) => creditedDraft(span, credits.get(span[0]) as Frame))];
  });
}

function creditsOf(frames: readonly Frame[]): ReadonlyMap<number, Frame> {
  const found = frames.filter(({ kind, strength }) => kind === 'credit_after' && strength === 'certain');
  return new Map(found.flatMap((frame) => frame.content.map(([start]) => [start, frame] as const)));
}

/** Whether the credit is another than that of the draft. */
function isCredited({ cue, origin }: Draft, credit: Frame | undefined): boolean {
  if (credit === undefined || credit.cue === null || credit.speaker === null) return false;
  if (origin !== 'cue' || cue === null) return false;
  return credit.cue[0] >= cue[1] || credit.cue[1] <= cue[0];
}

function creditedDraft(span: Draft['spans'][number], { speaker, cue }: Frame): Draft {
  return { spans: [span], speaker, cue, origin: 'frame' };
}
