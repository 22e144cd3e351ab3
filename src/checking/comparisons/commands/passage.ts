import type { AlignedPiece, Comparison, Verdict } from '../../../engines/fidelity/verdict.js';

// A comparison as plain text: the verdict, and the passage of the source with the differences.

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  exact: 'the same words',
  elided: 'the same words, with omissions marked',
  truncated: 'part of a sentence, shown as a whole one',
  altered: 'words changed, added, omitted or moved without a mark',
  spliced: 'the same words, joined from separate passages',
  not_found: 'no passage has at least about half of these words',
};

export function linesOf(wording: string, text: string, comparison: Comparison): string[] {
  const { verdict, flags, spans } = comparison;
  const lines = [`${verdict}: ${VERDICT_WORDS[verdict]}`];
  if (flags.length > 0) lines.push(`flags: ${flags.join(', ')}`);
  if (spans.length === 0) return lines;
  const places = spans.map(([start, end]) => `${start} to ${end}`);
  lines.push(`in the source at ${places.join(', ')}:`, '', `  ${passage(wording, text, comparison)}`);
  return lines;
}

/** In the order of the wording: [-omitted-], {+added+}; equal words as the source prints them. */
function passage(wording: string, text: string, { alignment, verdict }: Comparison): string {
  const pieces = alignment.map((piece) => marked(piece, wording, text)).join(' ');
  return `${pieces.replaceAll(/\s+/g, ' ')}${verdict === 'exact' && !/[[{]/.test(pieces) ? '' : LEGEND}`;
}

const LEGEND = '\n\n  [-only in the source-] {+only in the wording+} {~moved~}';

function marked({ op, wording, text }: AlignedPiece, printed: string, source: string): string {
  const [ours, theirs] = [wording && printed.slice(...wording), text && source.slice(...text)];
  if (op === 'same') return theirs ?? '';
  if (op === 'moved') return `{~${ours}~}`;
  return [theirs === null ? '' : `[-${theirs}-]`, ours === null ? '' : `{+${ours}+}`].join('');
}
