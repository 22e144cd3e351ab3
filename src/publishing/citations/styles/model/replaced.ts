import { SOURCE_TYPES, type SourceType } from '../../../../vocabulary.js';
import type { CiteprocAnswer } from '../../citeproc/model.js';
import { type Inline, lettersOf, type Paragraph } from '../../model/tree.js';
import { TRIAL_CITES } from './sample.js';

// What two files of a style print for a source of each type, beside each other.

/** An entry of the bibliography, or a citation in the text or in a note. */
export interface PrintedForm {
  readonly form: 'reference' | 'footnote' | 'in_text';
  readonly printed: Paragraph;
}

/** By type, the entry first. */
export type PrintedTypes = ReadonlyMap<SourceType, readonly PrintedForm[]>;

export interface ReplacedType {
  readonly type: SourceType;
  readonly label: string;
  readonly before: readonly PrintedForm[];
  readonly after: readonly PrintedForm[];
}

export interface ReplacedPrint {
  /** The types that are printed differently. */
  readonly differing: readonly ReplacedType[];
  /** How many types are printed the same. */
  readonly same: number;
  /** Why the file in use printed nothing, in a sentence; null where it printed, or is not in use. */
  readonly failed: string | null;
}

/** @param read one entry or note, as citeproc's HTML */
export function printedTypes(
  { entries, notes, isNoteStyle }: CiteprocAnswer,
  read: (html: string) => Paragraph,
): PrintedTypes {
  const types = new Map<SourceType, PrintedForm[]>();
  const add = (key: string | undefined, form: PrintedForm['form'], html: string): void => {
    if (key === undefined || html === '') return;
    const type = key as SourceType;
    types.set(type, [...(types.get(type) ?? []), { form, printed: withoutLinks(read(html)) }]);
  };
  for (const { key, html } of entries) add(key, 'reference', html);
  for (const { cite, html } of notes) add(TRIAL_CITES[cite]?.key, isNoteStyle ? 'footnote' : 'in_text', html);
  return types;
}

/** The addresses are invented. */
function withoutLinks(paragraph: Paragraph): Paragraph {
  return paragraph.flatMap((one): readonly Inline[] => {
    if (one.kind === 'text') return [one];
    const children = withoutLinks(one.children);
    return one.kind === 'link' ? children : [{ ...one, children }];
  });
}

export function replacedPrint(
  before: PrintedTypes,
  after: PrintedTypes,
  failed: string | null = null,
): ReplacedPrint {
  const types = Object.keys(SOURCE_TYPES) as SourceType[];
  const differing = types.flatMap((type): ReplacedType[] => {
    const [was, is] = [before.get(type) ?? [], after.get(type) ?? []];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ type, label: SOURCE_TYPES[type], before: was, after: is }];
  });
  return { differing, same: types.length - differing.length, failed };
}

/** For programs: the words alone, by form. */
export function replacedJson({ differing, same, failed }: ReplacedPrint): object {
  const words = (forms: readonly PrintedForm[]) =>
    Object.fromEntries(forms.map(({ form, printed }) => [form, lettersOf(printed)]));
  return {
    differing: differing.map(({ type, before, after }) => ({
      type,
      before: words(before),
      after: words(after),
    })),
    same,
    failed,
  };
}
