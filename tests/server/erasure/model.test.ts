import { describe, expect, it } from 'vitest';
import { clearedOf, clearedSelectorOf, parseSubject, wordsOf } from '../../../src/server/erasure/model.js';

const AT = '2023-06-25T09:00:00.000Z';

describe('the subject of an erasure', () => {
  it.each(['claim:42', 'user:7', 'snapshot:999999999999999'])('is read from %s', (text) => {
    const [kind, id] = text.split(':');
    expect(parseSubject(text)).toEqual({ kind, id: Number(id) });
  });

  it.each([
    '',
    'claim',
    'claim:',
    'claim:0',
    'claim:-1',
    'claim:1.5',
    'claim:01',
    'claim: 1',
    'claims:1',
    'event:1',
    'token:1',
    'toString:1',
    'claim:1:2',
    'claim:9999999999999999',
  ])('is not %j', (text) => {
    expect(parseSubject(text)).toBeNull();
  });
});

describe('what is cleared', () => {
  it('is only what still holds something', () => {
    expect(clearedOf('outlets', { id: 3, name: 'CCTV', url: null, note: 'State broadcaster' }, AT)).toEqual({
      name: '[erased]',
      note: null,
    });
    expect(clearedOf('outlets', { id: 3, name: '[erased]', url: null, note: null }, AT)).toEqual({});
  });

  it('keeps the moment at which a user or a token was ended before', () => {
    const ended = '2020-01-01T00:00:00.000Z';
    expect(
      clearedOf(
        'users',
        {
          ...{ id: 7, name: 'Ada', email: 'ada@desk.example', password_hash: null, disabled_at: ended },
          ...{ second_factor_at: null, recovery_codes_left: null, time_zone: null },
        },
        AT,
      ),
    ).toEqual({
      name: 'Erased user',
      email: 'erased-7@invalid',
    });
    expect(clearedOf('tokens', { id: 1, name: 'Laptop', revoked_at: null }, AT)).toEqual({
      name: '[erased]',
      revoked_at: AT,
    });
  });

  it('gives each tag a name of its own, since names of tags are unique', () => {
    expect(clearedOf('tags', { id: 4, name: 'taiwan', note: null }, AT)).toEqual({ name: '[erased 4]' });
  });

  it('leaves an attribution that nobody saw without words', () => {
    expect(
      clearedOf(
        'attributions',
        {
          wording: null,
          credited_as: 'CCTV',
          capacity: null,
          translator: null,
          cue: null,
          locator: null,
          note: null,
          selector_exact: null,
          selector_prefix: null,
          selector_suffix: null,
          selector_start_utf16: null,
          selector_end_utf16: null,
        },
        AT,
      ),
    ).toEqual({ credited_as: null });
  });

  it('is the marked passage alone in a row that stays', () => {
    const row = {
      body: 'See here',
      selector_exact: 'words',
      selector_prefix: null,
      selector_suffix: null,
      selector_start_utf16: 0,
      selector_end_utf16: 5,
    };
    expect(clearedSelectorOf('annotations', row)).toEqual({
      selector_exact: null,
      selector_start_utf16: null,
      selector_end_utf16: null,
    });
  });
});

describe('the words of a row', () => {
  it('are those worth looking for elsewhere', () => {
    expect(wordsOf('claims', { text: 'No room', summary: '', note: null, language: 'en' })).toEqual([
      'No room',
    ]);
    expect(wordsOf('attributions', { wording: 'No room', credited_as: 'Wang Yi' })).toEqual(['No room']);
    expect(wordsOf('tokens', { name: 'Laptop' })).toEqual([]);
  });
});
