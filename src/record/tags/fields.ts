import type { TagsTable } from '../../platform/db/schema.js';
import { type Field, line, prose } from '../../platform/lib/fields/fields.js';
import type { FieldsOf } from '../../platform/lib/fields/noun-fields.js';
import { required } from '../../platform/lib/fields/shapes.js';

/** One name of a tag, also in a claim’s `tags: […]`. */
export const tagName: Field<string> = line({ max: 100, label: 'A tag' }).refine(
  (name) => name === null || !name.includes(','),
  'A tag cannot contain a comma',
);

/** Every field of a tag, in the order of forms, JSON and CSV. */
export const TAG_FIELDS = {
  name: {
    isName: true,
    label: 'Tag',
    historyLabel: 'Name',
    input: required(tagName, 'Enter the tag'),
    inFile: required(line({ max: 100, label: 'The name' }), 'Enter its name'),
    form: { hint: 'A word or two, such as “Taiwan”.' },
  },
  note: {
    label: 'Note',
    input: prose({ max: 10_000, label: 'Note' }),
    inFile: prose({ max: 20_000, label: 'The note' }),
    form: { kind: 'textarea', hint: 'What belongs under this tag.' },
  },
} as const satisfies FieldsOf<TagsTable>;
