import { endsSentence } from '../../../engines/reading/sentences/stops.js';
// The common form from which plain text, Markdown, HTML and Word documents are written: a paragraph is a list of these.
// It contains no markup; every writer escapes its output.

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  /** Words or a name in a language of their own (null: not known). */
  | { readonly kind: 'foreign'; readonly language: string | null; readonly children: readonly Inline[] }
  /** The title of a work, as our own style sets it. */
  | { readonly kind: 'work'; readonly language: string | null; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  /** The number of a footnote, where it belongs in the text; its children are what plain text prints. */
  | { readonly kind: 'note'; readonly number: number; readonly children: readonly Inline[] }
  | { readonly kind: Emphasis; readonly children: readonly Inline[] };

export type Emphasis = 'italic' | 'bold' | 'underline' | 'small_caps' | 'superscript' | 'subscript';

export type Paragraph = readonly Inline[];

export function text(words: string): Inline {
  return { kind: 'text', text: words };
}

export function foreign(words: string, language: string | null): Inline {
  return { kind: 'foreign', language, children: [text(words)] };
}

/** Text that a reader must not miss. */
export function warning(words: string): Inline {
  return { kind: 'bold', children: [text(words)] };
}

/** Whether it is such text alone: a wrong name or a mismatch. */
export function isWarning(paragraph: Paragraph): boolean {
  return paragraph.length === 1 && paragraph[0]?.kind === 'bold';
}

export function work(title: string, language: string | null): Inline {
  return { kind: 'work', language, children: [text(title)] };
}

export function noteMark(number: number): Inline {
  return { kind: 'note', number, children: [text(`[${number}]`)] };
}

/** A link where the address is safe to follow; otherwise the address as text. */
export function link(href: string, label = href): Inline {
  return isWebAddress(href) ? { kind: 'link', href, children: [text(label)] } : text(label);
}

export function isWebAddress(href: string): boolean {
  return /^https?:\/\/[^\s<>"\u202a-\u202e\u2066-\u2069]+$/i.test(href);
}

/** Joins parts with a separator, without absent ones. */
export function joined(parts: readonly (Paragraph | null)[], separator: string): Inline[] {
  const glued: Inline[] = [];
  for (const part of parts) {
    if (part === null || part.length === 0) continue;
    if (glued.length > 0) glued.push(text(separator));
    glued.push(...part);
  }
  return glued;
}

/** The parts as a sentence: with a full stop, unless they end with one or with marks that include one. */
export function ended(parts: readonly Inline[]): Inline[] {
  return endsSentence(lettersOf(parts.slice(-3))) ? [...parts] : [...parts, text('.')];
}

/** The words of a paragraph, without emphasis and addresses. */
export function lettersOf(parts: readonly Inline[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : lettersOf(part.children))).join('');
}
