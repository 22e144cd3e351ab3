import { describe, expect, it } from 'vitest';
import { compareWording } from '../../../../src/engines/fidelity/compare.js';

// Marks and spaces between digits are part of a number.

function check(wording: string, text: string) {
  const { verdict, flags } = compareWording(wording, text);
  return [verdict, ...flags];
}

describe('digits with other marks or spaces between them', () => {
  it.each([
    ['It ended 3:2 for the town.', 'It ended 3.2 for the town.'],
    ['It ended 3.2 for the town.', 'It ended 3:2 for the town.'],
    ['We won 2-1 last night.', 'We won 2 1 last night.'],
    ['They came in 1990 100 people.', 'They came in 1990100 people.'],
    ['They came in 1990100 people.', 'They came in 1990 100 people.'],
    ['We met on 10 100 times.', 'We met on 10,100 times.'],
    ['See page 3 200 men left.', 'See page 3,200 men left.'],
    ['It is 12.500 metres long.', 'It is 12 500 metres long.'],
    ['Nous avons 1 500 euros pour la ville et le port.', 'Nous avons 1,500 euros pour la ville et le port.'],
    ['Nous avons 1500 euros pour la ville et le port.', 'Nous avons 1,500 euros pour la ville et le port.'],
    ['The field has 10 metres.', 'The field has 10² metres.'],
  ])('are another number: %s', (wording, text) => {
    expect(check(wording, text)).toEqual(expect.arrayContaining(['altered', 'number']));
  });

  it.each([
    ['No one came to the meeting on Monday.', 'No. 1 came to the meeting on Monday.'],
    ['No. 1 came to the meeting on Monday.', 'No one came to the meeting on Monday.'],
  ])('are no denial: %s', (wording, text) => {
    expect(check(wording, text)[0]).toBe('altered');
  });

  it.each([
    ['We have 10\u00a0000 boats.', 'We have 10,000 boats.'],
    ['The river took 10\u202f000\u202f000 stones away.', 'The river took 10,000,000 stones away.'],
    ['We have 10000 boats.', 'We have 10,000 boats.'],
    ['We have 10000 boats.', 'We have 10\u2009000 boats.'],
  ])('are another spelling in plain groups of three: %s', (wording, text) => {
    const its = check(wording, text);
    expect(its).toEqual(expect.arrayContaining(['exact', 'spelling']));
    expect(its).not.toContain('number');
  });

  it.each([
    ['The years 2019–2020 were dry.', 'The years 2019-2020 were dry.'],
    ['We have 10\u00a0000 boats.', 'We have 10 000 boats.'],
  ])('are the same where a dash or a space has another form: %s', (wording, text) => {
    expect(check(wording, text)).toEqual(['exact', 'typographic']);
  });
});
