import type { QuotationType } from '../../../engines/quotations/found.js';
import { quotedSpans } from '../../../engines/quotations/marks.js';
import { MAX_PASSAGES, selectedIn } from '../../../engines/quotations/selected.js';
import type { Span } from '../../../engines/text/span.js';
import type { Form } from '../../../vocabulary.js';
import { remarked } from './outer-marks.js';

// The words of a found quotation as they are stored. What is said to be in quotation marks has nothing of the reporter's.

export interface Wording {
  /** Without the marks around it. */
  readonly text: string;
  readonly form: Form;
  /** Their passages in the article. */
  readonly spans: readonly Span[];
}

/** A fragment within a clause is `partial`, also where the engine found its clause as a mixed quotation. */
export function wordingOf(text: string, spans: readonly Span[], type: QuotationType): Wording {
  const other = type === 'indirect' ? null : remarked(text, spans);
  if (other === null) return wordingIn(text, spans, type);
  const wording = wordingIn(other.text, other.spans, type);
  return { ...wording, text: other.printed(wording.text), spans: other.placed(wording.spans) };
}

function wordingIn(text: string, spans: readonly Span[], type: QuotationType): Wording {
  const quoted = type === 'indirect' ? [] : quotedWithin(text, spans);
  const words = spans.map((span) => text.slice(...span).trim()).join(' ');
  const isOneFragment =
    type === 'mixed' && quoted.length === 1 && isMainPart(text.slice(...spanOf(quoted)), words);
  if (quoted.length > 0 && (type === 'direct' || isOneFragment)) return quotedWording(text, quoted);
  if (type === 'direct') return { text: withoutOuterMarks(words), form: 'direct', spans };
  return { text: words.replace(/[\s,;:–—]+$/u, ''), form: type, spans };
}

/** The form that words keep when their passages change. */
export function typeOfForm(form: string | undefined): QuotationType {
  return form === 'mixed' || form === 'indirect' ? form : 'direct';
}

export function isFragment(form: string | undefined): boolean {
  return form === 'partial';
}

function quotedWording(text: string, spans: readonly Span[]): Wording {
  const selected = spans.length > MAX_PASSAGES ? null : selectedIn(text, spans, true);
  if (selected?.kind !== 'one')
    return { text: spans.map((span) => text.slice(...span).trim()).join(' '), form: 'direct', spans };
  const { text: words, form } = selected.quotation;
  return { text: words, form: isFragment(form) ? 'partial' : 'direct', spans };
}

/** The words in marks within passages, without the marks. */
function quotedWithin(text: string, spans: readonly Span[]): Span[] {
  return spans.flatMap((span) =>
    quotedSpans(text, span)
      .map(([start, end]): Span => [Math.max(start, span[0]), Math.min(end, span[1])])
      .filter(([start, end]) => start < end && text.slice(start, end).trim() !== ''),
  );
}

/** Share of the words of a clause from which on its fragment is what is quoted: below, a long clause would be lost. */
const MIN_FRAGMENT_SHARE = 0.25;

function isMainPart(fragment: string, clause: string): boolean {
  const [own, all] = [fragment, clause].map((words) => words.trim().split(/\s+/u).length);
  return own !== undefined && all !== undefined && own > 1 && own / all >= MIN_FRAGMENT_SHARE;
}

function spanOf([first]: readonly Span[]): Span {
  return first ?? [0, 0];
}

/** For marks that only the engine knows, such as doubled single ones. */
function withoutOuterMarks(words: string): string {
  return /^["'`‘’“”„«»]/u.test(words) && /["'`‘’“”„«»][.,]?$/u.test(words)
    ? words.replace(/^["'`‘’“”„«»]+|["'`‘’“”„«»]+[.,]?$/gu, '')
    : words;
}
