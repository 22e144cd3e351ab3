import { ACCEPTED, ACCEPTED_IN_WORDS } from '../../../engines/documents/kinds.js';
import { fieldsWith, optionsOf, type Typed } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { howManyOf } from '../../../platform/lib/text/how-many.js';
import { SOURCE_TYPES, TYPE_NOT_KNOWN } from '../../../vocabulary.js';
import { MAX_CAPTURE_DAYS } from '../model.js';
import type { CaptureSummary } from '../store.js';
import { ruleFields, whoseField } from './terms.js';

// The page on which a capture begins: the article, in one of three ways, and the captures that are not saved yet.

export interface StartState {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** A saved copy to take quotations from. */
  readonly copy: {
    readonly snapshot_id: number;
    readonly title: string;
    readonly day: string;
    readonly href: string;
  } | null;
  /** A saved source whose text is to be pasted, uploaded or fetched. */
  readonly source: { readonly id: number; readonly title: string } | null;
}

export function startPage({ typed, errors, copy, source }: StartState, captures: readonly CaptureSummary[]) {
  const field = fieldsWith(typed, errors);
  const way = typed.way ?? 'paste';
  const ways = [
    {
      way: 'paste',
      title: 'Paste the text',
      submit: 'Find quotations',
      fields: [
        field('text', 'Text of the article', { kind: 'textarea', rows: 10, lang: '' }),
        ...(source === null
          ? [
              field('source.title', 'Title', {
                ...{ kind: 'text', optional: true },
                hint: 'Leave empty to use the first line.',
              }),
              field('source.url', 'Web address', { kind: 'url', optional: true }),
              typeField(typed, errors),
            ]
          : []),
      ],
    },
    {
      way: 'upload',
      title: 'Upload a file',
      submit: 'Upload and find quotations',
      fields: [
        field('file', 'File', {
          ...{ kind: 'file', accept: ACCEPTED },
          hint: `${ACCEPTED_IN_WORDS}. At most 20 MB.`,
        }),
        ...(source === null ? [typeField(typed, errors)] : []),
      ],
    },
    {
      way: 'fetch',
      title: 'Fetch a page',
      submit: 'Fetch and find quotations',
      fields: [field('url', 'Web address', { kind: 'url', hint: 'Fetched once, without signing in.' })],
    },
  ];
  // What is fetched is published, and what is saved is a source already.
  const whoseTyped = (one: string) =>
    one === 'fetch' || source !== null ? { whose: 'theirs', ...typed } : typed;
  return {
    errors,
    copy,
    source,
    limits: `Up to 2,000,000 characters. Until you save, nothing is recorded and only you can see the capture. It is deleted ${MAX_CAPTURE_DAYS} days after its last change.`,
    ways: ways.map((one) => ({
      ...one,
      // Each form has its own ids.
      fields: one.fields.map((own) => ({ ...own, form: one.way })),
      whose: { ...whoseField(whoseTyped(one.way), errors), form: one.way },
      // Shown only where it is required.
      rule: ruleFields(typed, errors, true).map((own) => ({ ...own, form: one.way })),
      isOpen: one.way === way,
    })),
    drafts: captures.map(draftRow),
  };
}

function typeField(typed: Typed, errors: readonly FieldError[]) {
  return fieldsWith(typed, errors)('source.type', 'Source type', {
    ...{ kind: 'select', half: true, optional: true },
    options: optionsOf(SOURCE_TYPES, TYPE_NOT_KNOWN),
  });
}

function draftRow({ id, version, title, changed_at, counts }: CaptureSummary) {
  const { open, accepted, dropped } = counts;
  const words = howManyOf([
    [accepted, 'accepted', 'accepted'],
    [open, 'open', 'open'],
    [dropped, 'dropped', 'dropped'],
  ]);
  return {
    href: `/capture/${id}`,
    title: title ?? 'Untitled article',
    at: changed_at,
    counts: words ?? 'no quotations',
    discard: { action: `/capture/${id}/removal`, version },
  };
}

/** A draft of ours, to be looked up. */
export function oursPage(text: string) {
  return {
    fields: [fieldsWith({ text }, [])('text', 'Text of the draft', { kind: 'textarea', rows: 12, lang: '' })],
  };
}
