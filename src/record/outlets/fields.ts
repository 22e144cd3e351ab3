import type { OutletsTable } from '../../platform/db/schema.js';
import { flag, httpUrl, line, oneOf, prose } from '../../platform/lib/fields/fields.js';
import type { FieldsOf } from '../../platform/lib/fields/noun-fields.js';
import { required } from '../../platform/lib/fields/shapes.js';
import { OUTLET_KINDS } from '../../vocabulary.js';

/** Every field of an outlet, in the order of forms, JSON and CSV. */
export const OUTLET_FIELDS = {
  name: {
    isName: true,
    label: 'Name',
    input: required(line({ max: 200, label: 'Name' }), 'Enter the outlet’s name'),
    inFile: required(line({ max: 300, label: 'The name' }), 'Enter its name'),
  },
  kind: { label: 'Kind', input: oneOf(OUTLET_KINDS), words: OUTLET_KINDS, none: 'Not given' },
  url: {
    label: 'Web address',
    input: httpUrl(),
    absent: 'Not given',
    form: { kind: 'url', hint: 'Of its home page, beginning with https://' },
  },
  note: {
    label: 'Note',
    input: prose({ max: 10_000, label: 'Note' }),
    inFile: prose({ max: 20_000, label: 'The note' }),
    form: { kind: 'textarea', hint: 'Who owns or runs it, if relevant.' },
  },
  is_ours: {
    label: 'Our own outlet',
    historyLabel: 'Ours',
    input: flag(),
    kept: 'tick',
    form: { optional: false, hint: 'Its pieces do not count as sources.' },
  },
} as const satisfies FieldsOf<OutletsTable>;
