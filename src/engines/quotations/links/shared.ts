import type { Draft } from './drafts.js';

// “I am not,” said Berg. “Why not?” Lind asked: a passage with a cue of its own is no further part of the quotation before.

export function withoutShared(drafts: readonly Draft[]): Draft[] {
  const owners = new Map<number, Draft>();
  for (const draft of drafts) {
    const [first] = draft.spans;
    if (draft.cue !== null && first !== undefined) owners.set(first[0], draft);
  }
  return drafts.map((draft) => {
    const spans = draft.spans.filter(([start], at) => at === 0 || (owners.get(start) ?? draft) === draft);
    return spans.length === draft.spans.length ? draft : { ...draft, spans };
  });
}
