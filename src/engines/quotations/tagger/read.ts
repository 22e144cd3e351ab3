import { type Tokens, tokenAt } from '../../reading/tokens/tokens.js';
import type { Span } from '../../text/span.js';
import { type Clauses, clausesOf } from './clauses.js';
import { type Context, contextOf } from './context.js';
import type { CueView } from './cue-view.js';
import type { WriteFeatures } from './decode.js';
import { type Described, describe } from './describe.js';
import { readFacts } from './facts.js';
import { hashOf } from './hash.js';
import { roleFeatures } from './role-features.js';
import { tagFeatures } from './tag-features.js';
import { type Passage, type Row, rowsOf } from './units.js';

// What the tagger reads of a text, the same in training and use.

/** Words that a rule takes for part of a quotation. */
export interface Hint {
  readonly span: Span;
  /** The kind of the rule's answer and the part in it. */
  readonly name: string;
}

export interface ReadText {
  readonly tokens: Tokens;
  readonly passages: readonly Passage[];
  readonly rows: readonly ReadRow[];
}

export interface ReadRow {
  readonly row: Row;
  readonly described: Described;
  readonly context: Context;
  readonly clauses: Clauses;
  /** By unit: a hash of what rules say of it, or 0. */
  readonly hints: Int32Array;
}

export function readForTagging(
  tokens: Tokens,
  passages: readonly Passage[],
  hints: readonly Hint[],
): ReadText {
  const byToken = hintsByToken(tokens, hints);
  const facts = tokens.forms.map(readFacts);
  const rows = rowsOf(tokens, passages).map((row) => {
    const described = describe(tokens, passages, row, facts);
    const own = row.firsts.map((token) => byToken[token] as number);
    const [context, clauses] = [contextOf(described), clausesOf(described)];
    return { row, described, context, clauses, hints: own };
  });
  return { tokens, passages, rows };
}

/** Writes the features of a unit of a row. */
export function tagWriter({ described, context, clauses, hints }: ReadRow): WriteFeatures {
  return (unit, into) => tagFeatures(described, context, clauses, hints, unit, into);
}

/** Writes the features of a unit as seen from a cue; units count from the beginning of the view. */
export function roleWriter(view: CueView): WriteFeatures {
  return (unit, into) => roleFeatures(view, unit + view.from, into);
}

function hintsByToken(tokens: Tokens, hints: readonly Hint[]): Int32Array {
  const byToken = new Int32Array(tokens.count);
  for (const { span, name } of hints) {
    const hash = hashOf(name);
    for (let token = tokenAt(tokens, span[0]); token < tokens.count; token += 1) {
      if ((tokens.starts[token] as number) >= span[1]) break;
      byToken[token] = hash;
    }
  }
  return byToken;
}
