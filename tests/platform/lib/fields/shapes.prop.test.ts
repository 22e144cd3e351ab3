import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as fields from '../../../../src/platform/lib/fields/fields.js';
import { parseWith } from '../../../../src/platform/lib/fields/parse-with.js';
import {
  createSchema,
  eitherOf,
  fullForm,
  listOf,
  nested,
  patchSchema,
  required,
} from '../../../../src/platform/lib/fields/shapes.js';
import { FORMS } from '../../../../src/vocabulary.js';

const speaker = { name: required(fields.line({ max: 20 }), 'Enter a name') };
const shape = {
  text: required(fields.words({ max: 50 }), 'Enter the words'),
  note: fields.prose({ max: 50 }),
  exact: fields.span({ max: 50 }),
  date: fields.edtfDate(),
  url: fields.httpUrl(),
  language: fields.language(),
  zone: fields.timeZone(),
  email: fields.emailAddress(),
  until: fields.instantWithOffset(),
  form: fields.oneOf(FORMS),
  id: fields.idOf('The speaker'),
  place: fields.wholeNumber({ min: 0, max: 9, label: 'The place' }),
  ticked: fields.flag(),
  tags: listOf(fields.line({ max: 5 }), { max: 3, commas: true }),
  speaker: nested(createSchema(speaker)),
};
const name = fc.constantFrom(...Object.keys(shape), 'is_admin', '__proto__', 'constructor', 'name');
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    'on',
    '42',
    'en',
    'UTC',
    '2023-06-19',
    'a@b.c',
    'https://a.b',
    'direct',
    '2023-06-19T09:30Z',
  ),
);
const input = fc.oneof(
  fc.anything({ withNullPrototype: true, values: [text, fc.integer(), fc.boolean(), fc.constant(null)] }),
  fc
    .array(
      fc.tuple(name, fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text), fc.dictionary(name, text))),
    )
    .map((entries) => Object.fromEntries(entries)),
);

test('any input is read or refused with sentences, never thrown at', () => {
  const schemas = [
    createSchema(shape),
    patchSchema(shape),
    eitherOf(patchSchema(shape), 'id', 'speaker', 'Give a speaker'),
  ];
  fc.assert(
    fc.property(input, fc.constantFrom(...schemas), (value, schema) => {
      const parsed = parseWith<unknown>(schema, value);
      if (parsed.ok) return;
      expect(parsed.errors.length).toBeGreaterThan(0);
      for (const { message } of parsed.errors) expect(message).not.toMatch(/^Invalid|expected|undefined|zod/);
    }),
    { numRuns: 300 },
  );
});

const right = fc.record(
  {
    text: fc.constantFrom('No.', ' Two\r\nlines '),
    note: fc.constantFrom('', ' ', 'A note'),
    date: fc.constantFrom('19 June 2023', '2023?', null),
    language: fc.constantFrom('EN', ''),
    id: fc.constantFrom('7', 7, null),
    ticked: fc.constantFrom('on', false, ''),
    tags: fc.constantFrom('a, b', ['a'], [], ''),
    speaker: fc.constantFrom({ name: 'Li' }, '', null),
  },
  { requiredKeys: ['text'] },
);

test('a form that edits comes to the same values as the one that creates', () => {
  fc.assert(
    fc.property(right, (value) => {
      const created = parseWith(createSchema(shape), value);
      expect(created.ok).toBe(true);
      expect(parseWith(patchSchema(shape), fullForm(shape, value))).toEqual(created);
    }),
  );
});
