import { describe, expect, it } from 'vitest';
import { toAuthors, wordAuthor } from '../../../src/record/sources/model.js';

describe('authors', () => {
  it.each([
    [{ family: 'Reyes', given: 'Ana', literal: null }, [{ family: 'Reyes', given: 'Ana' }], 'Ana Reyes'],
    [{ family: 'Reyes', given: null, literal: null }, [{ family: 'Reyes' }], 'Reyes'],
    [{ family: null, given: 'Ana', literal: null }, [{ literal: 'Ana' }], 'Ana'],
    [{ family: null, given: 'Ana', literal: 'The desk' }, [{ literal: 'The desk' }], 'The desk'],
  ])('typed as %j are kept as they can be cited', (typed, kept, words) => {
    const authors = toAuthors([typed]);
    expect(authors).toEqual(kept);
    expect(authors.map(wordAuthor)).toEqual([words]);
  });

  it('that are blank are left out', () => {
    expect(toAuthors([{ family: null, given: null, literal: null }])).toEqual([]);
  });
});
