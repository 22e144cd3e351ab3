import type { Naming, Speaker } from '../../../engines/quotations/found.js';
import type { Span } from '../../../engines/text/span.js';
import type { FoundDraft } from '../../capture/job.js';

// Whom the text itself credits with words of it.

/** Of a quotation in a text: its words, their places in UTF-16 code units, and who is named as its speaker. */
export interface CreditedWords {
  readonly words: string;
  readonly span: Span;
  readonly isOnePassage: boolean;
  /** Whether they are in quotation marks: of others, the words before them may deny them. */
  readonly isQuoted: boolean;
  /** Null where nobody is named, or only by a pronoun or a description. */
  readonly speaker: string | null;
}

export function creditedIn(quotations: readonly FoundDraft[]): readonly CreditedWords[] {
  return quotations.flatMap(({ found: { speaker }, wording: { words, form, spans } }) => {
    const [first, last] = [spans[0], spans.at(-1)];
    if (first === undefined || last === undefined) return [];
    const span: Span = [first[0], last[1]];
    const [isOnePassage, isQuoted] = [spans.length === 1, form !== 'indirect'];
    return [{ words, span, isOnePassage, isQuoted, speaker: nameOf(speaker) }];
  });
}

const NAMED: ReadonlySet<Naming> = new Set(['name', 'label', 'signature']);

function nameOf(speaker: Speaker | null): string | null {
  return speaker !== null && NAMED.has(speaker.naming) ? speaker.name : null;
}

/** Whom the text credits with the words in which a claim was found; null for nobody. */
export function creditOf(
  { place }: { readonly place: Span | null },
  credited: readonly CreditedWords[],
): string | null {
  if (place === null) return null;
  const own = credited.filter(({ span }) => meet(span, place));
  const names = new Set(own.map(({ speaker }) => speaker));
  return names.size === 1 ? (own[0]?.speaker ?? null) : null;
}

export function meet(one: Span, other: Span): boolean {
  return one[0] < other[1] && other[0] < one[1];
}
