import { describe, expect, test } from 'vitest';
import type { Field } from '../../../../src/platform/lib/fields/fields.js';
import {
  edtfDate,
  emailAddress,
  flag,
  httpUrl,
  idOf,
  instantWithOffset,
  language,
  line,
  oneOf,
  prose,
  span,
  timeZone,
  wholeNumber,
  words,
} from '../../../../src/platform/lib/fields/fields.js';
import { FORMS } from '../../../../src/vocabulary.js';

function read<T>(field: Field<T>, value: unknown): T | null {
  return field.parse(value);
}

function refusal(field: Field<unknown>, value: unknown): string {
  const parsed = field.safeParse(value);
  if (parsed.success) throw new Error(`${JSON.stringify(value)} was taken as ${JSON.stringify(parsed.data)}`);
  return parsed.error.issues.map((issue) => issue.message).join(' · ');
}

const everyField: readonly [string, Field<unknown>][] = [
  ['line', line({ max: 10 })],
  ['prose', prose({ max: 10 })],
  ['words', words()],
  ['span', span({ max: 10 })],
  ['edtfDate', edtfDate()],
  ['httpUrl', httpUrl()],
  ['language', language()],
  ['timeZone', timeZone()],
  ['emailAddress', emailAddress()],
  ['instantWithOffset', instantWithOffset()],
  ['oneOf', oneOf(FORMS)],
  ['idOf', idOf('The claim')],
  ['wholeNumber', wholeNumber({ min: 0, max: 9, label: 'The place' })],
  ['flag', flag()],
];

describe.each(everyField)('%s', (name, field) => {
  test('takes null and nothing as nothing', () => {
    expect(read(field, null)).toBeNull();
    expect(read(field, '')).toBeNull();
  });

  test('refuses other kinds with a sentence', () => {
    for (const value of [
      [],
      ['a'],
      {},
      { a: 1 },
      JSON.parse('{"__proto__":{"admin":true}}'),
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ]) {
      expect(refusal(field, value)).toMatch(
        /^(Give this as text, not as|Give true or false|The \w+ must be )/,
      );
    }
    if (name !== 'flag') expect(refusal(field, true)).toMatch(/not as true or false|The \w+ must be /);
  });
});

describe('text', () => {
  test('is cleaned, and nothing but white space is nothing', () => {
    expect(read(line({ max: 10 }), ' Wang Yi ')).toBe('Wang Yi');
    expect(read(line({ max: 10 }), ' \u3000 ')).toBeNull();
    expect(read(prose({ max: 10 }), ' \r\n ')).toBeNull();
    expect(read(words(), '\n  No room.\r\nNone. ')).toBe('No room.\nNone.');
    expect(read(span({ max: 10 }), ' said ')).toBe(' said ');
    expect(read(edtfDate(), '  ')).toBeNull();
  });

  test('says what cannot be kept', () => {
    const nul = 'Character 2 is a null character (U+0000), which cannot be stored: remove it';
    for (const field of [line({ max: 9 }), prose({ max: 9 }), words(), span({ max: 9 }), httpUrl()]) {
      expect(refusal(field, 'a\u0000')).toBe(nul);
    }
  });

  test('that is too long is counted, not cut', () => {
    const title = line({ max: 500, label: 'Title' });
    expect(refusal(title, 'x'.repeat(1_048_576))).toBe(
      'Title is 1,048,576 characters long; the limit is 500',
    );
    expect(read(title, 'x'.repeat(500))).toBe('x'.repeat(500));
    expect(refusal(prose({ max: 3 }), 'four')).toBe('This is 4 characters long; the limit is 3');
    expect(refusal(words(), 'x'.repeat(20_001))).toBe(
      'The quotation is 20,001 characters long; the limit is 20,000',
    );
    expect(refusal(span({ max: 3, label: 'The passage' }), 'four')).toBe(
      'The passage is 4 characters long; the limit is 3',
    );
  });

  test('given as a list is not joined', () => {
    expect(refusal(line({ max: 9 }), ['a'])).toBe('Give this as text, not as a list');
    expect(refusal(line({ max: 9 }), 5)).toBe('Give this as text, not as a number');
    expect(refusal(line({ max: 9 }), { a: 1 })).toBe('Give this as text, not as a set of fields');
  });
});

describe('a date', () => {
  test('comes with its bounds', () => {
    expect(read(edtfDate(), '19 June 2023')).toEqual({
      text: '2023-06-19',
      min: '2023-06-19',
      max: '2023-06-19',
    });
  });

  test('that does not exist is refused under its label', () => {
    expect(refusal(edtfDate('Issued'), '2004-02-30')).toBe(
      'Issued: 2004-02-30 is not a date; February 2004 has 29 days',
    );
  });
});

describe('an id', () => {
  const id = idOf('The claim');

  test.each([[42], ['42'], [9007199254740991], ['9007199254740991']])('is %j', (value) => {
    expect(read(id, value)).toBe(Number(value));
  });

  test.each([
    '1 ',
    ' 1',
    '0x10',
    '1e3',
    '-1',
    '0',
    '01',
    '1.0',
    '9007199254740993',
    '١',
    'NaN',
    0,
    -1,
    1.5,
    Number.POSITIVE_INFINITY,
    Number.NaN,
    2 ** 53,
  ])('is not %j', (value) => {
    expect(refusal(id, value)).toBe('The claim must be a number, such as 42');
  });
});

test('a whole number keeps to its range', () => {
  const start = wholeNumber({ min: 0, max: 20_000, label: 'The start' });
  expect([0, '0', '20000'].map((value) => read(start, value))).toEqual([0, 0, 20_000]);
  for (const value of [-1, '-1', 20_001, '1 ', '0x10', 0.5, '1e3']) {
    expect(refusal(start, value)).toBe('The start must be a whole number from 0 to 20,000');
  }
});

test('a tick box and a boolean say the same', () => {
  expect([true, 'true', 'on'].map((value) => read(flag(), value))).toEqual([true, true, true]);
  expect([false, 'false', 'off'].map((value) => read(flag(), value))).toEqual([false, false, false]);
  for (const value of ['yes', 1, 0]) expect(refusal(flag(), value)).toBe('Give true or false');
});

test('a key of a vocabulary is one of its own keys', () => {
  expect(read(oneOf(FORMS), 'partial')).toBe('partial');
  expect(refusal(oneOf(FORMS), 'quoted')).toBe(
    '‘quoted’ is not one of these: direct, partial, mixed, indirect',
  );
  for (const key of ['__proto__', 'constructor', 'toString', 'Direct']) {
    expect(refusal(oneOf(FORMS), key)).toMatch(/is not one of these/);
  }
});

test('a text that is far too long is refused for its length before it is cleaned', () => {
  const read = line({ max: 200, label: 'Title' }).safeParse(`${' '.repeat(3_000)}\u0007`);
  expect(read.error?.issues[0]?.message).toBe('Title is 3,001 characters long; the limit is 200');
  expect(line({ max: 200 }).safeParse(` ${'e\u0301'.repeat(200)} `).data).toBe('é'.repeat(200));
});
