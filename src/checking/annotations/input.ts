import type { z } from 'zod';
import { flag, idOf, line, oneOf, prose, span, wholeNumber } from '../../platform/lib/fields/fields.js';
import { filtersBy } from '../../platform/lib/fields/filters.js';
import { parseWith } from '../../platform/lib/fields/parse-with.js';
import {
  type CreateInput,
  createSchema,
  fullForm,
  nested,
  type PatchInput,
  patchSchema,
  required,
} from '../../platform/lib/fields/shapes.js';
import { type FieldError, type Result, refused } from '../../platform/lib/result.js';
import { MOTIVATIONS, type Motivation } from '../../vocabulary.js';
import { MAX_WORDS_LENGTH } from './model.js';

const { replying, ...first } = MOTIVATIONS;

/** The purposes of a note that is no reply. */
export const FIRST_MOTIVATIONS: Readonly<Record<Exclude<Motivation, 'replying'>, string>> = first;

/** Those that the form for a note offers first. */
export const OFFERED_MOTIVATIONS: ReadonlySet<string> = new Set<Motivation>([
  ...(['questioning', 'commenting', 'editing', 'describing'] as const),
]);

/** Larger than any position: the longest copy has two million UTF-16 code units. */
const LAST_POSITION = 10_000_000;

const SELECTOR = {
  exact: required(
    span({ max: MAX_WORDS_LENGTH, label: 'Text the note is about' }),
    'Copy the text the note is about',
  ),
  prefix: span({ max: 1_000, label: 'Text before' }),
  suffix: span({ max: 1_000, label: 'Text after' }),
  start_utf16: wholeNumber({ min: 0, max: LAST_POSITION, label: 'The start' }),
  end_utf16: wholeNumber({ min: 1, max: LAST_POSITION, label: 'The end' }),
};

export type Selector = CreateInput<typeof SELECTOR>;

type As = 'form' | 'json';

const body = required(prose({ max: 20_000, label: 'The note' }), 'Write the note');
const SHAPE = {
  body,
  motivation: oneOf(MOTIVATIONS),
  selector: nested(createSchema(SELECTOR)),
  parent_id: idOf('The note it replies to'),
};
const EDIT_SHAPE = { body, motivation: oneOf(FIRST_MOTIVATIONS), selector: nested(createSchema(SELECTOR)) };
const REPLY_SHAPE = { body, selector: nested(createSchema(SELECTOR)) };

export type NewNote = CreateInput<typeof SHAPE>;
export type NoteEdit = PatchInput<typeof EDIT_SHAPE>;
export type NewReply = CreateInput<typeof REPLY_SHAPE>;

export const newNote = createSchema(SHAPE);
export const noteEdit = patchSchema(EDIT_SHAPE);
const replyEdit = patchSchema(REPLY_SHAPE);
export const newReply = createSchema(REPLY_SHAPE);

export function parseNote(as: As, fields: unknown): Result<NewNote> {
  const input = parseWith(newNote, as === 'form' ? withPlace(fields) : fields);
  if (!input.ok) return input;
  return unless([...selectorFaults(as, input.value.selector), ...motivationFaults(input.value)], input);
}

export function parseReply(as: As, fields: unknown): Result<NewReply> {
  const input = parseWith(newReply, fields);
  return input.ok ? unless(selectorFaults(as, input.value.selector), input) : input;
}

/**
 * A field missing from a form is cleared; JSON changes only the fields it names.
 * @param of the motivation of a reply is fixed
 */
export function parseNoteEdit(as: As, of: 'note' | 'reply', fields: unknown): Result<NoteEdit> {
  const [schema, shape] = of === 'reply' ? [replyEdit, REPLY_SHAPE] : [noteEdit, EDIT_SHAPE];
  const input = parseWith<NoteEdit>(
    schema,
    as === 'form' ? fullForm(shape, withPlace(fields) as Record<string, unknown>) : fields,
  );
  return input.ok ? unless(selectorFaults(as, input.value.selector ?? null), input) : input;
}

/**
 * A form sends the position in one field, `120-340`, so that it can be chosen among several. It is dropped where the
 * words were emptied.
 */
function withPlace(fields: unknown): unknown {
  const { selector, ...rest } = Object(fields) as Record<string, unknown>;
  const { place, ...words } = Object(selector) as Record<string, unknown>;
  if (typeof place !== 'string') return fields;
  if (Object.keys(words).length === 0) return rest;
  const [, start_utf16, end_utf16] = /^(\d{1,7})-(\d{1,7})$/.exec(place) ?? [];
  return { ...rest, selector: { ...words, start_utf16, end_utf16 } };
}

export const noteFilters = filtersBy({
  show: oneOf({ open: 'Open', resolved: 'Resolved', all: 'Open and resolved' }, 'show'),
  mine: flag(),
  motivation: oneOf(FIRST_MOTIVATIONS, 'motivation'),
  after: line({ max: 1_000, label: 'after' }),
});

/** For the notes on a quotation: those on its sources too, where they are asked for. */
export const claimNoteFilters = filtersBy({
  include: oneOf({ sources: 'Notes on its sources too' }, 'include'),
  after: line({ max: 1_000, label: 'after' }),
});

export type NoteFilters = z.output<typeof noteFilters.schema>;

function unless<T>(faults: readonly FieldError[], input: Result<T>): Result<T> {
  return faults.length > 0 ? refused(faults) : input;
}

/**
 * Start and end must both be given, and their distance must be the length of the words; in a form they are only a
 * hint.
 */
function selectorFaults(as: As, selector: Selector | null): FieldError[] {
  if (selector === null) return [];
  const { exact, start_utf16: start, end_utf16: end } = selector;
  if (exact.trim() === '') return [{ path: 'selector.exact', message: 'Copy at least one word' }];
  if ((start === null && end === null) || as === 'form') return [];
  if (start === null)
    return [{ path: 'selector.start_utf16', message: 'Enter the start as well as the end' }];
  if (end === null) return [{ path: 'selector.end_utf16', message: 'Enter the end as well as the start' }];
  if (end - start === exact.length) return [];
  const message = `From ${start} to ${end} does not match the length of the text, ${exact.length} UTF-16 code units`;
  return [{ path: 'selector.end_utf16', message }];
}

function motivationFaults({ motivation, parent_id }: NewNote): FieldError[] {
  if (parent_id === null && motivation === 'replying')
    return [{ path: 'parent_id', message: 'Enter the note this replies to' }];
  if (parent_id !== null && motivation !== null && motivation !== 'replying')
    return [
      {
        path: 'motivation',
        message: 'A reply’s motivation must be “replying”, or be left out',
      },
    ];
  return [];
}
