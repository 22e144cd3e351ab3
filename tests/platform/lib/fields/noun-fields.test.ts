import { describe, expect, it } from 'vitest';
import { edtfDate, flag, line, oneOf } from '../../../../src/platform/lib/fields/fields.js';
import {
  csvColumns,
  erasedText,
  factsOf,
  fieldsJson,
  fileRecord,
  formFields,
  matchesFields,
  toColumns,
  typedFromFields,
} from '../../../../src/platform/lib/fields/noun-fields.js';
import { required } from '../../../../src/platform/lib/fields/shapes.js';

const KINDS = { boat: 'Boat', pier: 'Pier' };
const FIELDS = {
  name: { label: 'Name', isName: true, input: required(line({ max: 9 }), 'Enter the name') },
  kind: { label: 'Kind', input: oneOf(KINDS), words: KINDS, none: 'Not said' },
  built: { label: 'Built', input: edtfDate(), kept: 'date' },
  seen_on: { label: 'Seen on', input: edtfDate(), kept: 'date text' },
  is_sunk: { label: 'Sunk', input: flag(), kept: 'tick' },
  code: { label: 'Code', input: line({ max: 9 }), isCode: true },
  note: { label: 'Note', input: line({ max: 9 }), absent: 'None yet' },
} as const;

const ROW = { name: 'Ida', kind: 'boat', built: '1921-05', seen_on: null, is_sunk: 1, code: 'X', note: null };

describe('the fields of a noun', () => {
  it('are kept as they were read, dates with their bounds and ticks as numbers', () => {
    const built = { text: '1921-05', min: '1921-05-01', max: '1921-05-31' };
    expect(toColumns(FIELDS, { name: 'Ida', built, seen_on: built, is_sunk: true, note: null })).toEqual({
      ...{ name: 'Ida', built: '1921-05', built_min: '1921-05-01', built_max: '1921-05-31' },
      ...{ seen_on: '1921-05', is_sunk: 1, note: null },
    });
    expect(toColumns(FIELDS, { built: null, is_sunk: null })).toEqual({
      ...{ built: null, built_min: null, built_max: null, is_sunk: 0 },
    });
  });

  it('are given in their order as JSON, in a file without what is not ticked, and as cells', () => {
    expect(Object.entries(fieldsJson(FIELDS, ROW))).toEqual(Object.entries({ ...ROW, is_sunk: true }));
    expect(fileRecord(FIELDS, ROW).is_sunk).toBe(true);
    expect(fileRecord(FIELDS, { ...ROW, is_sunk: 0 })).not.toHaveProperty('is_sunk');
    const { built, is_sunk } = csvColumns(FIELDS);
    expect([built(ROW), is_sunk(ROW), is_sunk({ is_sunk: 0 })]).toEqual(['1921-05', 'yes', null]);
  });

  it('match what was described, whatever the description leaves open and whatever the name', () => {
    const built = { text: '1921-05', min: null, max: null };
    expect(matchesFields(FIELDS, ROW, { name: 'The Ida', kind: null, built })).toBe(true);
    expect(matchesFields(FIELDS, ROW, { name: 'Ida', kind: 'pier' })).toBe(false);
    expect(matchesFields(FIELDS, ROW, { name: 'Ida', built: { ...built, text: '1921' } })).toBe(false);
  });

  it('make a form, which is filled in from a row', () => {
    const typed = typedFromFields(FIELDS, ROW);
    expect(typed).toMatchObject({ kind: 'boat', seen_on: '', is_sunk: 'true' });
    const [name, kind, built] = formFields(FIELDS, typed, [{ path: 'name', message: 'Too long' }]);
    expect(name).toEqual({ name: 'name', label: 'Name', value: 'Ida', error: 'Too long', kind: 'text' });
    expect(kind).toMatchObject({ kind: 'select', optional: true, options: [{ label: 'Not said' }, {}, {}] });
    expect(built).toMatchObject({ kind: 'date', value: '1921-05' });
  });

  it('are listed in words where there are any', () => {
    const { name: _, ...others } = FIELDS;
    expect(factsOf(others, ROW).map(({ term, text }) => [term, text])).toEqual([
      ['Kind', 'Boat'],
      ['Built', 'May 1921'],
      ['Sunk', 'Yes'],
      ['Code', 'X'],
      ['Note', 'None yet'],
    ]);
  });

  it('lose their text where a record is erased, and keep kinds, dates, ticks and codes', () => {
    expect(erasedText(FIELDS)).toEqual({ name: null, note: null });
  });
});
