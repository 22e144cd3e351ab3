import type { OccasionsTable } from '../../platform/db/schema.js';
import { dateInFile } from '../../platform/lib/fields/dates-in-file.js';
import { edtfDate, line, oneOf, prose, timeZone } from '../../platform/lib/fields/fields.js';
import type { FieldsOf } from '../../platform/lib/fields/noun-fields.js';
import { required } from '../../platform/lib/fields/shapes.js';
import { OCCASION_KINDS } from '../../vocabulary.js';

/** Every field of an occasion but the source of its date and place, in the order of forms, JSON and CSV. */
export const OCCASION_FIELDS = {
  name: {
    label: 'Name',
    isName: true,
    input: required(line({ max: 300, label: 'Name' }), 'Enter the name of the occasion'),
    form: { hint: 'Such as “Meeting of Wang Yi with Antony Blinken”.' },
  },
  kind: { label: 'Kind', input: oneOf(OCCASION_KINDS), words: OCCASION_KINDS, none: 'Not given' },
  date: {
    label: 'Date',
    input: edtfDate(),
    inFile: dateInFile(),
    kept: 'date',
    form: {
      half: true,
      hint: 'Local date, such as 19 June 2023 or June 2023; 2023-06-19? if unsure.',
    },
  },
  time_zone: {
    label: 'Time zone',
    input: timeZone(),
    isCode: true,
    form: { half: true, hint: 'Such as Asia/Shanghai.' },
  },
  place: { label: 'Place', input: line({ max: 300, label: 'Place' }) },
  note: {
    label: 'Note',
    input: prose({ max: 10_000, label: 'Note' }),
    inFile: prose({ max: 20_000, label: 'The note' }),
    form: {
      kind: 'textarea',
      hint: 'What is uncertain, and why you chose this date and place.',
    },
  },
} as const satisfies FieldsOf<OccasionsTable>;
