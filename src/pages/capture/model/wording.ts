import type { Span } from '../../../engines/fidelity/verdict.js';
import type { QuotationType } from '../../../engines/quotations/found.js';
import { MAX_PASSAGES, selectedIn } from '../../../engines/quotations/selected.js';
import type { Form } from '../../../vocabulary.js';

export interface Wording {
  /** Without the marks around it. */
  readonly text: string;
  readonly form: Form;
}

/** The words of a quotation as they are stored. A fragment within a clause of the article is `partial`. */
export function wordingOf(text: string, spans: readonly Span[], type: QuotationType): Wording {
  const selected = spans.length > MAX_PASSAGES ? null : selectedIn(text, spans, true);
  const drafted = selected?.kind === 'one' ? selected.quotation : null;
  const words = drafted?.text ?? spans.map((span) => text.slice(...span).trim()).join(' ');
  if (type === 'indirect') return { text: words.replace(/[\s,;:–—]+$/u, ''), form: 'indirect' };
  if (type === 'mixed') return { text: words.replace(/[\s,;:–—]+$/u, ''), form: 'mixed' };
  return { text: words, form: drafted?.form === 'partial' ? 'partial' : 'direct' };
}
