import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// docs/architecture.md is a map: a folder that it leaves out, or one that is gone, misleads whoever works by it.

const PAGE = readFileSync('docs/architecture.md', 'utf8');

function foldersIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${path}/${name}`);
}

/** The folders that have a row of a table. */
function rowsNaming(pattern: RegExp): string[] {
  return [...PAGE.matchAll(pattern)].map(([, path = '']) => path);
}

describe('docs/architecture.md', () => {
  const layers = foldersIn('src');

  it('has a row for every layer and for no other', () => {
    expect(rowsNaming(/^\| `(src\/[a-z]+)\/` /gm).sort()).toEqual(layers.sort());
  });

  it('has a row for every folder of a layer and for no other', () => {
    const named = rowsNaming(/^\| `(src\/[a-z]+\/[a-z-]+)\/` /gm);
    expect(named.sort()).toEqual(layers.flatMap(foldersIn).sort());
  });

  it('has a row for every file beside the layers and for no other', () => {
    const files = readdirSync('src').filter((name) => name.endsWith('.ts'));
    expect(rowsNaming(/^\| `src\/([a-z]+\.ts)` /gm).sort()).toEqual(files.sort());
  });

  it('draws the layers in the order to which imports are held', () => {
    const rules = readFileSync('.dependency-cruiser.js', 'utf8');
    const [, listed = ''] = /const LAYERS = \[([^\]]*)\]/.exec(rules) ?? [];
    const order = [...listed.matchAll(/'([a-z]+)'/g)].map(([, name]) => `src/${name}`);
    expect(rowsNaming(/^\| `(src\/[a-z]+)\/` /gm)).toEqual(order);
  });
});
