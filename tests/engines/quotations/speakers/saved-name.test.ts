import { describe, expect, it } from 'vitest';
import { speakersOf } from './marked.js';

const speakerOf = (marked: string) => speakersOf(marked).at(-1)?.speaker;

describe('the name of a speaker as it would be saved', () => {
  it.each([
    ['is the fullest of the text', 'Mara K. Voss came. {q1|“No,”} {s1|Ms Voss} {c1|said}.', 'Mara K. Voss'],
    [
      'has the full stop of “Jr.”',
      'It rained. {q1|“No,”} {c1|said} {s1|Karl Voss Jr., the mayor}.',
      'Karl Voss Jr.',
    ],
    ['has no possessive', 'Mara Voss’s boat left. {q1|“No,”} {s1|Voss} {c1|said}.', 'Mara Voss'],
    [
      'is not the headline',
      'Mara Voss Warns Harbour Board Over Ferry Money.\n\nThe Rt Hon Mara Voss came. {q1|“No,”} {s1|Voss} {c1|said}.',
      'Mara Voss',
    ],
    [
      'has no epithet',
      'Crooked Mara Voss came. Mara Voss left. {q1|“No,”} {s1|Voss} {c1|said}.',
      'Mara Voss',
    ],
    [
      'is not that of another of the same surname',
      'Mara Voss came. {q1|“No,”} {s1|Mr Voss} {c1|said}.',
      'Voss',
    ],
    [
      'has the article of an outlet that is called so',
      'It was in The Quay on Monday. {q1|“No,”} {s1|The Quay} {c1|wrote}.',
      'The Quay',
    ],
    ['is that of a pronoun’s antecedent', 'Mara Voss came. {q1|“No,”} {s1|she} {c1|said}.', 'Mara Voss'],
    ['is none for a description', 'Mara Voss came. {q1|“No,”} {c1|said} {s1|a friend of hers}.', null],
    ['is none for a pronoun without antecedent', 'It rained. {q1|“No,”} {s1|he} {c1|said}.', null],
  ])('%s', (_what, marked, name) => {
    expect(speakerOf(marked)?.name ?? null).toBe(name);
  });

  it('is in ordinary capitals where only the labels of a transcript have it', () => {
    const turns = '{s1|MARA O’DELL}: {q1|No.}\n\n{s2|KARL VOSS}: {q2|Why?}';
    expect(speakersOf(turns, 'label').map(({ speaker }) => speaker?.name)).toEqual([
      'Mara O’Dell',
      'Karl Voss',
    ]);
  });
});

describe('what a speaker is credited as', () => {
  it.each([
    [
      'the office before the name',
      '{q1|“No,”} {c1|said} {s1|Halvern police chief Mara Voss}.',
      'Halvern police chief',
    ],
    [
      'the apposition',
      '{q1|“No,”} {c1|said} {s1|Mara Voss, the mayor of Halvern,} on Monday.',
      'the mayor of Halvern',
    ],
    ['not a form of address', 'It rained. {q1|“No,”} {s1|Ms Mara Voss} {c1|said}.', null],
    ['not what she does', '{q1|“No,”} {c1|said} {s1|Mara Voss, shaking her head so furiously}.', null],
    ['not whose friend she is', '{q1|“No,”} {c1|said} {s1|her friend Mara Voss}.', null],
    [
      'the office without its adverb',
      '{q1|“No,”} {c1|said} {s1|Mara Voss, now head of the board}.',
      'head of the board',
    ],
  ])('is %s', (_what, marked, office) => {
    expect(speakerOf(marked)?.creditedAs ?? null).toBe(office);
  });
});
