import type { ReadText } from '../../fidelity/text.js';
import type { Alignment } from './alignment.js';
import { canMatch, match } from './match.js';
import { beginsSentence } from './sentences.js';

// A few words in a row that what is left of both texts has once: they are the same, and so is what goes on from them.

export function matchPhrases(alignment: Alignment, length: number): void {
  const [before, after] = [
    onceIn(alignment.old, alignment.images, length),
    onceIn(alignment.now, alignment.origins, length),
  ];
  for (const [phrase, from] of before) {
    const to = after.get(phrase) ?? -1;
    if (from >= 0 && to >= 0) spread(alignment, from, to);
  }
}

/** Where each row of so many unmatched words begins; -1 for one that stands several times. */
function onceIn(text: ReadText, matched: Int32Array, length: number): Map<string, number> {
  const once = new Map<string, number>();
  const { folded } = text;
  let run = 0;
  for (let at = 0; at < folded.length; at += 1) {
    if (matched[at] !== -1) run = 0;
    else run = beginsSentence(text, at) ? 1 : run + 1;
    if (run < length) continue;
    const from = at - length + 1;
    const phrase = folded.slice(from, at + 1).join(' ');
    once.set(phrase, once.has(phrase) ? -1 : from);
  }
  return once;
}

/** As far as the sentence goes: what is the same beyond it is another sentence, and may be the same as a third. */
function spread(alignment: Alignment, from: number, to: number): void {
  const isBreak = (step: number) =>
    beginsSentence(alignment.old, from + step) || beginsSentence(alignment.now, to + step);
  let behind = 0;
  for (; canMatch(alignment, from + behind, to + behind); behind += 1) {
    if (behind > 0 && isBreak(behind)) break;
    match(alignment, from + behind, to + behind);
  }
  if (behind === 0) return;
  for (let step = 0; !isBreak(step) && canMatch(alignment, from + step - 1, to + step - 1); step -= 1)
    match(alignment, from + step - 1, to + step - 1);
}
