import { describe, expect, it } from 'vitest';
import { findInArticle } from '../../../../src/record/entry/actions/find-in-article.js';

// Names that leave open who is meant, each with one that does not.

const certain = (text: string) =>
  findInArticle(text)
    .quotations.filter(({ speaker }) => speaker?.isCertain)
    .map(({ speaker }) => speaker?.resolved);

describe('a name is not certain', () => {
  it.each([
    [
      'where two are joined by a sign',
      'Marlo & Bex: “We’re through”\n\nThe two singers have parted for good.',
    ],
    [
      'where two are joined by a word',
      'Rosa and Tim: “We’re through”\n\nRosa Blyth and Tim Orde have parted.',
    ],
    ['where it is an office', 'The board met in May. The CFO said to me: “Sign.”'],
    [
      'where it is the rank of somebody',
      'SSP said: “They fired first.”\n\nLater SSP Haroon Talab came to the bridge.',
    ],
    ['where it is a given name alone', 'The boat sank on Friday. Her daughter Maeve said: “I swam.”'],
    [
      'where it heads a paragraph',
      'CLAIM: “The bridge is closed.”\n\nVERDICT: “It is open.”\n\nCLAIM: “It fell.”',
    ],
    [
      'where two given names may be one person’s',
      'Bob Hale came early. Sir Robert Hale came late. “I will vote no,” Bob Hale said. “I vote yes,” Hale said.',
    ],
    [
      'where two have the surname',
      'Karla Voss came with her brother, Emil Voss. “The gate was open,” Voss said.',
    ],
  ])('%s', (_what, text) => {
    expect(certain(text)).toEqual([]);
  });

  it.each([
    ['a body’s letters', 'NTV cut the programme. NTV said: “We regret it.”', 'NTV'],
    ['a full name after “and”', 'The rain fell, and Tim Orde said: “We’re through.”', 'Tim Orde'],
    ['a full name with a nickname for a title', 'Plucky Ona Brisket said: “I swam.”', 'Ona Brisket'],
    ['a full name whose surname another has', 'Emil Voss waited. “I saw it,” Karla Voss said.', 'Karla Voss'],
    ['a surname that one person has', 'Karla Voss came late. “I saw it,” Voss said.', 'Karla Voss'],
  ])('but %s is', (_what, text, name) => {
    expect(certain(text)).toEqual([name]);
  });
});
