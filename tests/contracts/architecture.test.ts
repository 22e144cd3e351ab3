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

// The roles that the table of docs/architecture.md describes.
const ROLES = [...PAGE.matchAll(/^\| ((?:`[a-z]+\.ts`(?:, )?)+) +\|/gm)].flatMap(([, names = '']) =>
  [...names.matchAll(/`([a-z]+)\.ts`/g)].map(([, role = '']) => role),
);
/** Under the rules of their layer instead. */
const WITHOUT_ROLES = /^(engines|platform|server\/(process|context|metrics|openapi))\//;

function hasRole(path: string): boolean {
  const [, , ...within] = path.replace(/(\.d)?\.ts$/, '').split('/');
  return within.some((name) => ROLES.some((role) => name === role || name.endsWith(`-${role}`)));
}

describe('the files of a feature', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && path.split('/').length > 2)
    .filter((path) => !WITHOUT_ROLES.test(path));

  it('are many, and the roles are known', () => {
    expect(ROLES).toEqual(expect.arrayContaining(['model', 'store', 'section', 'json', 'csv', 'worker']));
    expect(files.length).toBeGreaterThan(300);
  });

  it('have a role each', () => {
    expect(files.filter((path) => !hasRole(path))).toEqual([]);
  });
});
