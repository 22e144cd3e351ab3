import { describe, expect, it } from 'vitest';
import { knotsIn } from '../support/knots.js';
import { type Import, readImports } from '../support/small-desk.js';

// Features that import each other in a circle are one feature in several folders: no import of a file shows it.

describe('the features', async () => {
  const imports = await readImports(process.cwd());

  it('have no knot', () => {
    expect(knotsIn(imports)).toEqual([]);
  });

  it('are many, and import each other', () => {
    expect(imports).toContainEqual(['src/record/claims/input.ts', 'src/record/speakers/input.ts']);
    expect(imports.length).toBeGreaterThan(5000);
  });
});

describe('a knot', () => {
  const there: Import = ['src/record/claims/input.ts', 'src/record/tags/input.ts'];

  it('is two features of which each imports the other, in whatever files', () => {
    const back: Import = ['src/record/tags/page.ts', 'src/record/claims/model/words.ts'];
    expect(knotsIn([there, back])).toEqual([['src/record/claims', 'src/record/tags']]);
  });

  it('may lead through a third feature and a file beside the layers', () => {
    const around: Import[] = [
      ['src/record/tags/page.ts', 'src/pages/desk/page.ts'],
      ['src/pages/desk/page.ts', 'src/app.ts'],
      ['src/app.ts', 'src/record/claims/routes.ts'],
    ];
    expect(knotsIn([there, ...around])).toEqual([
      ['src/app.ts', 'src/pages/desk', 'src/record/claims', 'src/record/tags'],
    ]);
  });

  it('is not an import within a feature, nor one in a single direction', () => {
    expect(knotsIn([there, ['src/record/tags/page.ts', 'src/record/tags/model.ts']])).toEqual([]);
    expect(knotsIn([there, ['src/pages/desk/page.ts', 'src/record/tags/model.ts']])).toEqual([]);
  });
});
