import { endsSentence } from '../../reading/compared/sentences.js';
import type { ReadText } from '../text/text.js';
import type { Wording } from '../wording.js';
import type { Block } from './blocks.js';

// The cost of continuing from one common run to another.

/** Maximum number of omitted words within one passage. */
const MAX_OMITTED_WORDS = 44;
/** The same for omissions without a mark: leaving out more silently joins two statements. */
const MAX_SILENTLY_OMITTED_WORDS = 30;
/** The cost of continuing elsewhere in the text; lower where the wording marks an omission. */
const JUMP_COST = 2.2;
const MARKED_JUMP_COST = 1;
/** The cost where both the wording and the text are between sentences. */
const SENTENCE_JUMP_COST = 1.4;
const GAP_COST = 0.3;
const WORDING_WORD_COST = 0.15;
const TEXT_WORD_COST = 0.04;

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
  if (
    b.text > a.text &&
    overlap < b.length &&
    between <= (marked ? MAX_OMITTED_WORDS : MAX_SILENTLY_OMITTED_WORDS)
  ) {
    const gap = b.wording + overlap - (a.wording + a.length);
    const free = gap === 0 && between === 0 ? 0 : GAP_COST;
    return { cost: free + WORDING_WORD_COST * gap + TEXT_WORD_COST * between, jump: false, overlap };
  }
  const price = marked ? MARKED_JUMP_COST : isBetweenSentences(both, a, b) ? SENTENCE_JUMP_COST : JUMP_COST;
  return { cost: price + WORDING_WORD_COST * Math.max(0, -doubled), jump: true, overlap: inWording };
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
