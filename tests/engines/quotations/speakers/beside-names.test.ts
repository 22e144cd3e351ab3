import { describe, expect, it } from 'vitest';
import { findInArticle } from '../../../../src/record/entry/actions/find-in-article.js';

const speakers = (text: string) =>
  findInArticle(text).quotations.map(({ text: words, speaker }) => [words, speaker?.resolved ?? null]);

describe('a name nearby is not the speaker', () => {
  it('where it stands in a heading above the words', () => {
    const text =
      'Mayor Karla Voss faced the media on Friday.\n\n“Good morning,” Voss said.\n\nOn whether Jory Malt will leave' +
      '\n\n“He never said so.”';
    expect(speakers(text)).toContainEqual(['“He never said so.”', 'Karla Voss']);
  });

  it('where it carried the statement of another', () => {
    const text =
      'In a statement carried by the state news agency TARPRESS, the Tarsk foreign ministry said: “We accept it.”';
    expect(speakers(text)).toContainEqual(['“We accept it.”', null]);
  });

  it('where it is who was told', () => {
    const text = 'Mayor Karla Voss came. “It is safe,” said Voss, who told Radio Lund that “nobody fell”.';
    expect(speakers(text).find(([words]) => words?.includes('nobody fell'))?.[1]).toBe('Karla Voss');
  });

  it('and the sign of a list is no word', () => {
    const words = speakers('What we know:\n\n• The ferry left at ten, according to Ada Berg.').map(
      ([own]) => own,
    );
    expect(words).toEqual(['The ferry left at ten']);
  });
});
