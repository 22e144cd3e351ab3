import { describe, expect, it } from 'vitest';
import { kindFaults, pairRows, titleOn, wordTitle } from '../../../src/record/speakers/model.js';

function title(name: string, from: string | null, to: string | null) {
  return { title: name, body: null, held_from_min: from, held_to_max: to };
}

function day(on: string) {
  return { min: on, max: on };
}

const MINISTER = title('Minister', '2013-03-16', '2022-12-30');
const DIRECTOR = title('Director', '2023-01-01', null);
const AGAIN = title('Minister again', '2023-07-25', null);
const MEMBER = title('Member', '2022-01-01', null);
const ALL = [MINISTER, DIRECTOR, AGAIN, MEMBER];

describe('titleOn', () => {
  it('gives the titles held on that day, those taken up last first', () => {
    expect(titleOn(ALL, day('2023-06-19'))).toEqual([DIRECTOR, MEMBER]);
    expect(titleOn(ALL, day('2024-01-01'))).toEqual([AGAIN, DIRECTOR, MEMBER]);
  });

  it('counts the first and the last day', () => {
    expect(titleOn([MINISTER], day('2013-03-16'))).toEqual([MINISTER]);
    expect(titleOn([MINISTER], day('2022-12-30'))).toEqual([MINISTER]);
    expect(titleOn([MINISTER], day('2013-03-15'))).toEqual([]);
    expect(titleOn([MINISTER], day('2022-12-31'))).toEqual([]);
  });

  it('gives nobody an office for a month or year in which they did not yet hold it', () => {
    const july = { min: '2023-07-01', max: '2023-07-31' };
    expect(titleOn(ALL, july)).toEqual([DIRECTOR, MEMBER]);
    expect(titleOn([MINISTER], { min: '2022-12-01', max: null })).toEqual([]);
    expect(titleOn([DIRECTOR], { min: null, max: '2023-02-01' })).toEqual([]);
  });

  it('counts a title without dates always, after the others', () => {
    const ever = title('King', null, null);
    expect(titleOn([ever, DIRECTOR], day('2023-06-19'))).toEqual([DIRECTOR, ever]);
    expect(titleOn([ever], { min: null, max: null })).toEqual([ever]);
  });

  it('gives none where the day is not known', () => {
    expect(titleOn(ALL, null)).toEqual([]);
  });
});

describe('wordTitle', () => {
  it('names the body where there is one', () => {
    expect(wordTitle({ title: 'Secretary of State', body: 'United States' })).toBe(
      'Secretary of State, United States',
    );
    expect(wordTitle({ title: 'King', body: null })).toBe('King');
  });
});

describe('kindFaults', () => {
  const bare = { wikidata_id: null, names: [], titles: [], members: [] };

  it('lets only a body have members', () => {
    expect(kindFaults({ ...bare, kind: 'body', members: [1] })).toEqual([]);
    expect(kindFaults({ ...bare, kind: 'person', members: [1] })).toMatchObject([{ path: 'members' }]);
  });

  it('lets an unnamed source have nothing that could say who it is', () => {
    const known = { wikidata_id: 'Q1', names: [1], titles: [1], members: [1] };
    const paths = kindFaults({ ...known, kind: 'unnamed' }).map(({ path }) => path);
    expect(paths).toEqual(['members', 'wikidata_id', 'names', 'titles']);
    expect(kindFaults({ ...bare, kind: 'unnamed' })).toEqual([]);
    expect(kindFaults({ ...known, kind: 'body' })).toEqual([]);
  });
});

describe('pairRows', () => {
  const first = (a: string, b: string) => a === b;
  const second = (a: string, b: string) => a[0] === b[0];

  it('pairs what is the same in the first sense before the second', () => {
    const { kept, removed, added } = pairRows(['a1', 'a2', 'c'], ['a2', 'a3', 'd'], [first, second]);
    expect(kept).toEqual([
      { old: 'a2', wanted: 'a2' },
      { old: 'a1', wanted: 'a3' },
    ]);
    expect(removed).toEqual(['c']);
    expect(added).toEqual(['d']);
  });

  it('gives each row one partner at most', () => {
    const { kept, added } = pairRows([{ n: 1 }], [{ n: 1 }, { n: 1 }], [(a, b) => a.n === b.n]);
    expect(kept).toHaveLength(1);
    expect(added).toHaveLength(1);
  });
});
