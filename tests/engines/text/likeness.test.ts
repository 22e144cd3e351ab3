import { describe, expect, test } from 'vitest';
import { comparableWords, keyedWords, likenessOf, shingles } from '../../../src/engines/text/likeness.js';

const likeness = (a: string, b: string) =>
  likenessOf(keyedWords(comparableWords(a)), keyedWords(comparableWords(b)));

const NO_ROOM =
  'On this issue China has no room for compromise or concessions. The United States must truly adhere to the One China principle confirmed in the three joint US-China communiqués, respect the sovereignty and territorial integrity of China and clearly oppose Taiwan independence.';
const COLD_WAR =
  'The United States reiterates that it does not support Taiwan independence and does not want a new Cold War with China.';
const TAXES = 'We will not raise taxes on working families this year.';

describe('the same words', () => {
  test.each([
    ['We’re ready – today.', "“WE'RE READY, TODAY”"],
    ['three joint US-China communiqués', 'three joint US China communique\u0301s.'],
    ['It costs 1,200 euros.', 'it costs 1200 euros'],
    ['在台湾问题上，没有妥协。', '在台湾问题上 没有妥协'],
    ['!!!', ' !!! '],
  ])('%s', (a, b) => {
    expect(likeness(a, b)).toEqual({ kind: 'same', score: 1 });
    expect(shingles(a)).toEqual(shingles(b));
  });

  test.each([
    ['We are ready.', 'We are not ready.'],
    ['It costs 3.5 euros.', 'It costs 35 euros.'],
    ['!!!', '???'],
    ['', 'a'],
  ])('are not %j and %j', (a, b) => {
    expect(likeness(a, b).kind).not.toBe('same');
  });
});

describe('nearly the same statement', () => {
  test.each([
    ['a changed word', TAXES, 'We will never raise taxes on working families this year.'],
    ['a dropped word', TAXES, 'We will not raise taxes on families this year.'],
    [
      'a changed number',
      'The plant employs 1,200 people in the valley.',
      'The plant employs 2,100 people in the valley.',
    ],
    ['a lost negation', 'There is no room for compromise on it.', 'There is room for compromise on it.'],
    [
      'another tense',
      COLD_WAR,
      'The United States reiterated that it did not support Taiwan independence and did not want a new Cold War with China.',
    ],
    ['a short one in another tense', 'We do not want war.', 'We did not want war.'],
    [
      'another translation',
      COLD_WAR,
      'The US reaffirms that it does not support Taiwan independence and does not seek a new Cold War with China.',
    ],
    [
      'another order',
      'China has no room for compromise or concessions on this issue.',
      'On this issue there is no room for China to compromise or make concessions.',
    ],
    [
      'a common misquotation',
      'We stay with them as long as it takes.',
      'We stand with them for as long as it takes.',
    ],
    [
      'another language',
      'Wir schaffen das. Wo uns etwas im Wege steht, muss es überwunden werden.',
      'Wir schaffen das, und wo uns etwas im Weg steht, muss es überwunden werden.',
    ],
    ['Chinese', '在台湾问题上，中国没有任何妥协退让的余地。', '在台湾问题上，中国没有妥协退让的余地。'],
  ])('%s', (_, a, b) => {
    expect(likeness(a, b).kind).toBe('nearly');
    expect(likeness(b, a)).toEqual(likeness(a, b));
  });
});

describe('a part of a statement', () => {
  test.each([
    ['a fragment', 'no room for compromise'],
    ['a fragment over a full stop', 'or concessions: the United States must'],
    ['a fragment with other endings', 'no room for compromises or concession'],
    ['a fragment with a changed word', 'the US must truly adhere to the One China principle'],
    [
      'a fragment that leaves words out',
      'the United States must adhere to the One China principle confirmed in the joint communiqués',
    ],
  ])('%s', (_, part) => {
    expect(likeness(part, NO_ROOM).kind).toBe('part_of');
    expect(likeness(NO_ROOM, part)).toEqual({ ...likeness(part, NO_ROOM), kind: 'contains' });
  });

  test('a Chinese fragment', () => {
    const whole = '在台湾问题上，中国没有任何妥协退让的余地。';
    expect(likeness('没有任何妥协退让的余地', whole).kind).toBe('part_of');
  });

  test.each([
    ['three words', 'room for compromise', NO_ROOM],
    ['seven characters', '任何妥协退让的', '在台湾问题上，中国没有任何妥协退让的余地。'],
    ['words from all over', 'a new principle of joint independence for the three', NO_ROOM],
    ['words of the subject alone', 'the sovereignty of the United States and of its allies', NO_ROOM],
    ['the beginning alone', 'the United States must respect its own laws', NO_ROOM],
  ])('is not %s', (_, part, whole) => {
    expect(likeness(part, whole).kind).toBe('different');
  });
});

describe('other statements on the same subject are different', () => {
  test.each([
    [COLD_WAR, NO_ROOM],
    [
      COLD_WAR,
      'They don’t seek a new Cold War, they don’t seek to change the Chinese system, they don’t seek to oppose China by strengthening the relationship with allies.',
    ],
    [TAXES, 'We will cut taxes on small firms next year.'],
    ['We do not want war.', 'We do not want money.'],
    ['We want to win the war.', 'We want to end the war.'],
    ['The mayor said the bridge would open in May.', 'The mayor said the tunnel would close in June.'],
    ['I have never met the man.', 'I have never seen the letter.'],
    [
      'Inflation will fall to two per cent by the end of the year.',
      'Inflation will rise to five per cent by the end of the month.',
    ],
    ['The government must resign at once.', 'The government must pay its debts at once.'],
    ['在台湾问题上，中国没有任何妥协退让的余地。', '在台湾问题上，美国应当信守承诺。'],
    ['', 'Anything at all.'],
  ])('%.50s / %.50s', (a, b) => {
    expect(likeness(a, b).kind).toBe('different');
    expect(likeness(b, a)).toEqual(likeness(a, b));
  });
});

test('a long text in other words of the same stock is different', () => {
  const stock = 'the house will vote on a budget for schools and roads before winter'.split(' ');
  const text = (step: number) =>
    Array.from({ length: 80 }, (_, at) => stock[(at * at * step) % 13]).join(' ');
  expect(likeness(text(1), text(2)).kind).toBe('different');
  expect(likeness(text(1), text(1).replace('house', 'senate')).kind).toBe('nearly');
});

describe('shingles', () => {
  test('are distinct, ascending and fit 31 bits', () => {
    const all = shingles(`${NO_ROOM} ${NO_ROOM}`);
    expect(all).toEqual([...new Set(all)].toSorted((a, b) => a - b));
    expect(all.every((shingle) => Number.isInteger(shingle) && shingle >= 0 && shingle < 2 ** 31)).toBe(true);
  });

  test('of a fragment are shingles of the whole', () => {
    const whole = new Set(shingles(NO_ROOM));
    expect(shingles('no room for compromise').every((shingle) => whole.has(shingle))).toBe(true);
    expect(shingles('no room for compromise')).toHaveLength(2);
  });

  test('of a short text are its words together', () => {
    expect(shingles('risk reduction')).toHaveLength(1);
    expect(shingles('No.')).toHaveLength(1);
    expect(shingles('妥协退让')).toHaveLength(2);
  });
});
