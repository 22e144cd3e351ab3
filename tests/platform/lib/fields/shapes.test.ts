import { describe, expect, expectTypeOf, test } from 'vitest';
import { sentAt } from '../../../../src/platform/lib/fields/as-sent.js';
import { edtfDate, idOf, line, words } from '../../../../src/platform/lib/fields/fields.js';
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

const speakerShape = {
  name: required(line({ max: 20, label: 'Name' }), 'Enter a name'),
  kind: line({ max: 9 }),
};
const shape = {
  text: required(words(), 'Enter the words'),
  note: line({ max: 10, label: 'Note' }),
  said_on: edtfDate('Said on'),
  tags: listOf(line({ max: 5, label: 'Tag' }), { max: 3, commas: true }),
  speaker_id: idOf('The speaker'),
  speaker: nested(createSchema(speakerShape)),
};
const empty = { note: null, said_on: null, tags: null, speaker_id: null, speaker: null };
const create = createSchema(shape);
const edit = patchSchema(shape);

function errorsOf(schema: Parameters<typeof parseWith>[0], fields: unknown): readonly string[] {
  const parsed = parseWith(schema, fields);
  if (parsed.ok) throw new Error(`was taken as ${JSON.stringify(parsed.value)}`);
  return parsed.errors.map(({ path, message }) => `${path}: ${message}`);
}

describe('a new record', () => {
  test('has null for every field that was left out', () => {
    expect(parseWith(create, { text: ' No. ' })).toEqual({ ok: true, value: { text: 'No.', ...empty } });
  });

  test('has null for fields that are empty or null', () => {
    const fields = { text: 'No.', note: ' ', said_on: '', tags: '', speaker_id: '', speaker: '' };
    expect(parseWith(create, fields)).toEqual({ ok: true, value: { text: 'No.', ...empty } });
  });

  test.each([[{}], [{ text: '' }], [{ text: ' \n' }], [{ text: null }]])(
    'asks for what it needs: %j',
    (fields) => {
      expect(errorsOf(create, fields)).toEqual(['text: Enter the words']);
    },
  );

  test('names every fault at once, each at its own field', () => {
    expect(
      errorsOf(create, {
        text: ['No.'],
        note: 'far too long a note',
        said_on: '2023-13',
        speaker: { kind: 5 },
      }),
    ).toEqual([
      'text: Give this as text, not as a list',
      'note: Note is 19 characters long; the limit is 10',
      'said_on: Said on: 2023-13 is not a date; months run from 01 to 12, seasons from 21 to 24; a quarter is an interval: 2020-04/2020-06',
      'speaker.name: Enter a name',
      'speaker.kind: Give this as text, not as a number',
    ]);
  });
});

describe('an edit', () => {
  test('leaves alone what was left out and clears what is null', () => {
    expect(parseWith(edit, {})).toEqual({ ok: true, value: {} });
    expect(parseWith(edit, { note: null, tags: '' })).toEqual({
      ok: true,
      value: { note: null, tags: null },
    });
    expect(parseWith(edit, { speaker: { name: 'Li' } })).toEqual({
      ok: true,
      value: { speaker: { name: 'Li', kind: null } },
    });
  });

  test.each([[''], [null]])('does not clear what is needed: %j', (text) => {
    expect(errorsOf(edit, { text })).toEqual(['text: Enter the words']);
  });

  test('by a form clears what the form left out', () => {
    const form = parseWith(edit, fullForm(shape, { text: 'No.' }));
    expect(form).toEqual({ ok: true, value: { text: 'No.', ...empty } });
    expect(errorsOf(edit, fullForm(shape, {}))).toEqual(['text: Enter the words']);
  });
});

describe('keys that are no fields', () => {
  const hostile = JSON.parse('{"text":"No.","__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}');

  test('are each refused by name, whatever they are called', () => {
    const fields = 'the fields are: text, note, said_on, tags, speaker_id, speaker';
    const expected = [
      `__proto__: ‘__proto__’ is not a field here; ${fields}`,
      `constructor: ‘constructor’ is not a field here; ${fields}`,
    ];
    expect(errorsOf(create, hostile)).toEqual(expected);
    expect(errorsOf(edit, hostile)).toEqual(expected);
    expect(errorsOf(edit, fullForm(shape, hostile))).toEqual(expected);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('are found in a record within', () => {
    expect(errorsOf(create, { text: 'No.', speaker: { name: 'Li', is_admin: true } })).toEqual([
      'speaker.is_admin: ‘is_admin’ is not a field here; the fields are: name, kind',
    ]);
  });

  test('are clipped when long and counted when many', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`${n}`.repeat(200), 1]));
    const errors = errorsOf(edit, many);
    expect(errors).toHaveLength(50);
    expect(Math.max(...errors.map((error) => error.length))).toBeLessThan(300);
  });
});

test.each([[null], [undefined], [5], ['text'], [true], [[]], [[{ text: 'No.' }]]])(
  'what is no set of fields is refused: %j',
  (fields) => {
    expect(errorsOf(create, fields)).toEqual([
      expect.stringMatching(/^: Give this as a set of fields, not as /),
    ]);
  },
);

test('a record within is a set of fields', () => {
  expect(errorsOf(create, { text: 'No.', speaker: ['Li'] })).toEqual([
    'speaker: Give this as a set of fields, not as a list',
  ]);
});

test('input nested very deep is refused without falling over', () => {
  const deep = JSON.parse(`${'{"speaker":'.repeat(5000)}1${'}'.repeat(5000)}`);
  expect(errorsOf(create, { text: 'No.', speaker: deep })).toContain('speaker.name: Enter a name');
  let list: unknown = [];
  for (let depth = 0; depth < 100_000; depth += 1) list = [list];
  expect(errorsOf(create, { text: 'No.', tags: list })).toEqual(['tags.0: Give this as text, not as a list']);
});

describe('a list', () => {
  test.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    ['a', ['a']],
    ['a, b,,', ['a', 'b']],
    [['a', null, ' '], ['a']],
    [[], []],
    [null, null],
  ])('%j is %j', (tags, list) => {
    expect(parseWith(edit, { tags })).toEqual({ ok: true, value: { tags: list } });
  });

  test('without commas takes text as one member', () => {
    const lines = patchSchema({ names: listOf(line({ max: 9 }), { max: 3 }) });
    expect(parseWith(lines, { names: 'Li, Wang' })).toEqual({ ok: true, value: { names: ['Li, Wang'] } });
  });

  test('says which member is wrong', () => {
    expect(errorsOf(edit, { tags: ['a', 'too long'] })).toEqual([
      'tags.1: Tag is 8 characters long; the limit is 5',
    ]);
    expect(errorsOf(edit, { tags: ['', 'a', 'too long'] })).toEqual([
      'tags.2: Tag is 8 characters long; the limit is 5',
    ]);
    expect(errorsOf(edit, { tags: { 0: 'a' } })).toEqual([
      'tags: Give this as a list, not as a set of fields',
    ]);
    expect(errorsOf(edit, { tags: 7 })).toEqual(['tags: Give this as a list, not as a number']);
  });

  test('knows where each member stood, for what is found wrong with it later', () => {
    const read = parseWith(edit, { tags: ['', 'a', 'b'] });
    const tags = (read.ok && read.value.tags) || [];
    expect(tags.map((tag, at) => [tag, sentAt(tags, at)])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(sentAt(['a', 'b'], 1)).toBe(1);
  });

  test('that is too long is refused before its members are read', () => {
    const tags = Array.from({ length: 1_000_000 }, () => 1);
    expect(errorsOf(edit, { tags })).toEqual(['tags: This list has 1,000,000 entries; the limit is 3']);
    expect(errorsOf(edit, { tags: 'a,b,c,d' })).toEqual(['tags: This list has 4 entries; the limit is 3']);
  });

  test('of records gives paths into them', () => {
    const authors = createSchema({ authors: listOf(nested(createSchema(speakerShape)), { max: 3 }) });
    expect(errorsOf(authors, { authors: [{ name: 'Li' }, {}] })).toEqual(['authors.1.name: Enter a name']);
  });
});

describe('two ways to say the same', () => {
  const free = eitherOf(edit, 'speaker_id', 'speaker');
  const needed = eitherOf(create, 'speaker_id', 'speaker', 'Give a speaker');

  test('may each be given alone', () => {
    expect(parseWith(free, { speaker_id: 7 }).ok).toBe(true);
    expect(parseWith(free, {}).ok).toBe(true);
    expect(parseWith(free, { speaker_id: 7, speaker: null }).ok).toBe(true);
    expect(parseWith(needed, { text: 'No.', speaker: { name: 'Li' } }).ok).toBe(true);
  });

  test('are not both given', () => {
    const both = { text: 'No.', speaker_id: 7, speaker: { name: 'Li' } };
    expect(errorsOf(free, both)).toEqual(['speaker: Give speaker_id or speaker, not both']);
    expect(errorsOf(needed, both)).toEqual(['speaker: Give speaker_id or speaker, not both']);
  });

  test('are asked for where one is needed, beside other faults', () => {
    expect(errorsOf(needed, {})).toEqual(['text: Enter the words', 'speaker_id: Give a speaker']);
    expect(errorsOf(needed, { text: 'No.', speaker_id: 'x' })).toEqual([
      'speaker_id: The speaker must be a number, such as 42',
    ]);
    expect(errorsOf(needed, [])).toEqual([': Give this as a set of fields, not as a list']);
  });
});

test('the types say what comes out', () => {
  const made = parseWith(create, { text: 'No.' });
  const changed = parseWith(edit, { note: null });
  if (!made.ok || !changed.ok) throw new Error('both are right');
  expectTypeOf(made.value.text).toEqualTypeOf<string>();
  expectTypeOf(made.value.note).toEqualTypeOf<string | null>();
  expectTypeOf(made.value.tags).toEqualTypeOf<readonly string[] | null>();
  expectTypeOf(changed.value.text).toEqualTypeOf<string | undefined>();
  expectTypeOf(changed.value.speaker_id).toEqualTypeOf<number | null | undefined>();
  expectTypeOf(made.value.speaker?.name).toEqualTypeOf<string | undefined>();
});
