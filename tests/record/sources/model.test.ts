import { describe, expect, it } from 'vitest';
import { toAuthors, wordAuthor } from '../../../src/record/sources/model.js';

describe('authors', () => {
  it.each([
    [
      { family: 'Reyes', given: 'Ana', literal: null, role: null },
      [{ family: 'Reyes', given: 'Ana' }],
      'Ana Reyes',
    ],
    [{ family: 'Reyes', given: null, literal: null, role: null }, [{ family: 'Reyes' }], 'Reyes'],
    [{ family: null, given: 'Ana', literal: null, role: null }, [{ literal: 'Ana' }], 'Ana'],
    [{ family: null, given: 'Ana', literal: 'The desk', role: null }, [{ literal: 'The desk' }], 'The desk'],
  ])('typed as %j are kept as they can be cited', (typed, kept, words) => {
    const authors = toAuthors([typed]);
    expect(authors).toEqual(kept);
    expect(authors.map(wordAuthor)).toEqual([words]);
  });

  it('keep every role but author, which a name has without one', () => {
    const typed = { family: 'Lind', given: null, literal: null };
    expect(
      toAuthors([
        { ...typed, role: 'host' },
        { ...typed, role: 'author' },
      ]),
    ).toEqual([{ family: 'Lind', role: 'host' }, { family: 'Lind' }]);
  });

  it('that are blank are left out', () => {
    expect(toAuthors([{ family: null, given: null, literal: null, role: 'author' }])).toEqual([]);
  });
});
