import type { ReadText } from '../../fidelity/text/text.js';
import { endsSentence } from '../../reading/compared/sentences.js';
import { type Alignment, canMatch, match } from './alignment.js';

// Matches phrases that occur once among the unmatched words of each text, and extends each match in both directions.

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

/** The start of each run of unmatched words of this length; -1 for one that occurs several times. */
function onceIn(text: ReadText, matched: Int32Array, length: number): Map<string, number> {
  const once = new Map<string, number>();
  const { folded } = text;
  let run = 0;
  for (let at = 0; at < folded.length; at += 1) {
    if (matched[at] !== -1) run = 0;
    else run = endsSentence(text, at) ? 1 : run + 1;
    if (run < length) continue;
    const from = at - length + 1;
    const phrase = folded.slice(from, at + 1).join(' ');
    once.set(phrase, once.has(phrase) ? -1 : from);
  }
  return once;
}

/** Extends a match to the ends of its sentence only: the next sentence may match another one. */
function spread(alignment: Alignment, from: number, to: number): void {
  const isBreak = (step: number) =>
    endsSentence(alignment.old, from + step) || endsSentence(alignment.now, to + step);
  let behind = 0;
  for (; canMatch(alignment, from + behind, to + behind); behind += 1) {
    if (behind > 0 && isBreak(behind)) break;
    match(alignment, from + behind, to + behind);
  }
  if (behind === 0) return;
  for (let step = 0; !isBreak(step) && canMatch(alignment, from + step - 1, to + step - 1); step -= 1)
    match(alignment, from + step - 1, to + step - 1);
}
