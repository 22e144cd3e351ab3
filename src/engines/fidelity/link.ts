import type { Block } from './blocks.js';
import { endsSentence } from './sentences.js';
import type { ReadText } from './text.js';
import type { Wording } from './wording.js';

// The cost of continuing from one common run to another.

/** Maximum number of omitted words within one passage. */
const SAME_PASSAGE = 44;
/** The same for omissions without a mark: leaving out more silently joins two statements. */
const SAME_PASSAGE_UNMARKED = 30;
/** The cost of continuing elsewhere in the text; lower where the wording marks an omission. */
const JUMP = 2.2;
const MARKED_JUMP = 1;
/** The cost where both the wording and the text are between sentences. */
const SENTENCE_JUMP = 1.4;
const GAP = 0.3;
const WORDING_WORD = 0.15;
const TEXT_WORD = 0.04;

export interface Link {
  readonly cost: number;
  readonly jump: boolean;
  /** How many words of the later run are dropped because the earlier one has them. */
  readonly overlap: number;
}

interface Both {
  readonly wording: Wording;
  readonly text: ReadText;
}

/** The link from a to b; null where b adds nothing to a. */
export function linkOf(both: Both, a: Block, b: Block): Link | null {
  const { wording } = both;
  const doubled = a.wording + a.length - b.wording;
  if (a.wording >= b.wording || doubled >= b.length) return null;
  const inWording = Math.max(0, doubled);
  const overlap = Math.max(inWording, a.text + a.length - b.text);
  const between = b.text + overlap - (a.text + a.length);
  const marked = isMarked(wording, a, b);
  if (b.text > a.text && overlap < b.length && between <= (marked ? SAME_PASSAGE : SAME_PASSAGE_UNMARKED)) {
    const gap = b.wording + overlap - (a.wording + a.length);
    const free = gap === 0 && between === 0 ? 0 : GAP;
    return { cost: free + WORDING_WORD * gap + TEXT_WORD * between, jump: false, overlap };
  }
  const price = marked ? MARKED_JUMP : isBetweenSentences(both, a, b) ? SENTENCE_JUMP : JUMP;
  return { cost: price + WORDING_WORD * Math.max(0, -doubled), jump: true, overlap: inWording };
}

function isBetweenSentences({ wording, text }: Both, a: Block, b: Block): boolean {
  return a.wording + a.length >= b.wording && endsSentence(wording, b.wording) && endsSentence(text, b.text);
}

function isMarked({ marks }: Wording, a: Block, b: Block): boolean {
  const [from, to] = [Math.min(a.wording + a.length, b.wording), Math.max(a.wording + a.length, b.wording)];
  if (to - from > 12) return false;
  for (let at = from; at <= to; at += 1) if (marks.has(at)) return true;
  return false;
}
