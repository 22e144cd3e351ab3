import { describe, expect, it } from 'vitest';
import { partiesOf } from './marked.js';

/** The names of one kind, with the words of each mention. */
function named(text: string, kind: string) {
  return partiesOf(text)
    .filter((party) => party.kind === kind)
    .map(({ name, mentions }) => [name, ...mentions.map(({ start, end }) => text.slice(start, end))]);
}
const people = (text: string) => named(text, 'person');

describe('the people of a text', () => {
  it('are named in full first, and by surname alone after that', () => {
    expect(people('Mara Voss spoke first. Then Voss left, and Voss’s deputy stayed.')).toEqual([
      ['Mara Voss', 'Mara Voss', 'Voss', 'Voss’s'],
    ]);
  });

  it.each([
    ['a title in capitals', 'The bill was written by Senator Mara Voss. Voss left.', 'Senator'],
    ['a short title', 'Critics praised Sen. Mara Voss on Monday. Sen. Voss left.', 'Sen.'],
    ['a title with a place', 'Former Ortwick Mayor Mara Voss spoke.', 'Former Ortwick Mayor'],
    [
      'an office with “of”',
      'It was signed by Secretary of State Mara Voss. Voss left.',
      'Secretary of State',
    ],
    ['a title in lower case', 'The plan failed, said harbour minister Mara Voss.', 'harbour minister'],
    ['a people and an office', 'Republican Senator Mara Voss spoke.', 'Republican Senator'],
    ['words before it between commas', 'The mayor of Ortwick, Mara Voss, said so.', 'mayor of Ortwick'],
    [
      'words after it between commas',
      'Mara Voss, the minister for harbours, said so.',
      'minister for harbours',
    ],
    [
      'words after it without an article',
      'Mara Voss, chief economist at Meridian, said so.',
      'chief economist at Meridian',
    ],
  ])('have %s, which is no part of the name', (_what, text, title) => {
    const [person] = partiesOf(text).filter(({ kind }) => kind === 'person');
    expect(person).toMatchObject({ name: 'Mara Voss', titles: [title] });
  });

  it.each([
    ['a party and a state in brackets', 'Sen. Mara Voss (R-Wexford) spoke.', 'Mara Voss'],
    ['an age', 'Mara Voss, 54, spoke.', 'Mara Voss'],
    ['initials', 'The book is by J. R. Lind and nobody else.', 'J. R. Lind'],
    ['hyphens', 'Anne-Marie Voss-Lind spoke.', 'Anne-Marie Voss-Lind'],
    ['particles', 'The report was read by Hanna von der Ley, who agreed.', 'Hanna von der Ley'],
    ['an Arabic particle', 'Prince Karim bin Saloum spoke.', 'Karim bin Saloum'],
    ['an Irish prefix', 'Cillian Ó Brannigan spoke.', 'Cillian Ó Brannigan'],
    ['a nickname between the names', 'Robert “Bob” Lind spoke.', 'Robert “Bob” Lind'],
    ['a suffix', 'Otto Lind, Jr., spoke.', 'Otto Lind, Jr'],
    ['letters after it', 'Nuala Penrick KC, for the crown, spoke.', 'Nuala Penrick'],
  ])('are recognised with %s', (_what, text, name) => {
    expect(people(text).map(([fullest]) => fullest)).toEqual([name]);
  });

  it('are one person under a shortened, a longer and a titled name', () => {
    expect(
      people('Mara K. Voss spoke. Mrs Voss left. M. Voss came back. William Lind sat with Bill Lind.').map(
        ([name, ...mentions]) => [name, mentions.length],
      ),
    ).toEqual([
      ['Mara K. Voss', 3],
      ['William Lind', 2],
    ]);
  });

  it('are called by the first of their names where that is the surname', () => {
    expect(people('Foreign minister Wang Yulan spoke. Wang said it was late.')).toEqual([
      ['Wang Yulan', 'Wang Yulan', 'Wang'],
    ]);
  });

  it('may have a single name', () => {
    expect(people('The singer Tallula sang. Tallula said it was late.')).toEqual([
      ['Tallula', 'Tallula', 'Tallula'],
    ]);
  });

  it('are found in capitals before the turns of a transcript', () => {
    const [voss] = people('Mara Voss spoke to Otto Lind.\n\nVOSS: We will not wait.\n\nLIND: Nobody asked.');
    expect(voss).toEqual(['Mara Voss', 'Mara Voss', 'VOSS']);
  });

  it('are found in a headline, where every word has a capital', () => {
    const [voss] = people('Voss Says Strike Will End Before Monday\n\nThe strike is over, Mara Voss said.');
    expect(voss).toEqual(['Mara Voss', 'Voss', 'Mara Voss']);
  });

  it('share a surname: a title or the last one named tells which', () => {
    const text = 'Mara Voss met Otto Voss. Mrs Voss spoke, and Mr Voss did not.';
    expect(people(text)).toEqual([
      ['Mara Voss', 'Mara Voss', 'Voss'],
      ['Otto Voss', 'Otto Voss', 'Voss'],
    ]);
  });

  it.each([
    'On Monday it rained in Ortwick, and in January it snowed.',
    'He read the Calder Courier and the Harbour Act.',
    'The Republicans and Democrats agreed. But Americans did not.',
    'Critics said so. Officials said nothing. Meanwhile, nobody asked.',
    'The Prime Minister spoke to the Senate.',
    'ORTWICK — The port is closed.',
  ])('are none in “%s”', (text) => {
    expect(people(text)).toEqual([]);
  });
});

describe('the bodies of a text', () => {
  it.each([
    ['the last word', 'The Ortwick Dockers’ Union agreed.', 'Ortwick Dockers’ Union'],
    ['the first word before “of”', 'The Ministry of Harbours and Trade agreed.', 'Ministry of Harbours'],
    ['a noun before the name', 'State broadcaster NTV said so.', 'NTV'],
    ['a noun after the name', 'Meridian, a company in Ortwick, agreed.', 'Meridian'],
  ])('are recognised by %s', (_what, text, name) => {
    expect(named(text, 'body').map(([fullest]) => fullest)).toEqual([name]);
  });

  it('are called by an acronym that is given or that their words make', () => {
    const text = 'The Ortwick Dockers Union (ODU) agreed. ODU members cheered.';
    expect(named(text, 'body')).toEqual([['Ortwick Dockers Union', 'Ortwick Dockers Union', 'ODU', 'ODU']]);
  });
});

describe('the gender of a person', () => {
  const gender = (text: string) => partiesOf(text).find(({ kind }) => kind === 'person')?.gender;
  it.each([
    ['a title', 'Mr. Voss spoke.', 'male'],
    ['a noun', 'Her widow, Zorrin Voss, spoke.', 'female'],
    ['a given name', 'Maria Voss spoke.', 'female'],
    ['a pronoun that can mean nobody else', 'Zorrin Voss spoke. He was late.', 'male'],
    ['a pronoun in the same sentence', 'Zorrin Voss said her ship was late.', 'female'],
  ])('is read from %s', (_what, text, expected) => {
    expect(gender(text)).toBe(expected);
  });

  it.each([
    ['nothing says it', 'Zorrin Voss spoke. They were late.'],
    ['the given name is borne by both', 'Robin Voss spoke.'],
    ['the pronoun may mean another', 'Zorrin Voss met Robin Lind. He was late.'],
  ])('is unknown where %s', (_what, text) => {
    expect(gender(text)).toBeNull();
  });
});

describe('a text that is made to take long', () => {
  /** Repeated to a length, and to twice of it. */
  const HOSTILE = [
    'Aa ',
    'Mara Voss, ',
    'A. ',
    'von der ',
    'the mayor of Ortwick, ',
    '“Aa” ',
    'Voss Voss. ',
    'he said Aa Voss, who ',
  ];
  it.each(HOSTILE)('is read in time that grows with its length: %s', (piece) => {
    const count = (times: number) =>
      partiesOf(piece.repeat(times)).reduce((sum, { mentions }) => sum + mentions.length, 0);
    const [once, twice] = [count(2_000), count(4_000)];
    expect(twice).toBeLessThanOrEqual(2 * once + 2);
  });
});
