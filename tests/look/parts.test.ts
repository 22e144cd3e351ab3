import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { stylesheet as css } from '../support/stylesheet.js';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const guide = read('docs/look.md');
const icons = new Set(
  [...read('public/icons.svg').matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1] ?? ''),
);
const partials = readdirSync(new URL('views/partials/', root));
const modules = readdirSync(new URL('public/js/', root));
const fonts = [...new Set([...css.matchAll(/\.\.\/fonts\/([^"]+)/g)].map((match) => match[1] ?? ''))];

describe('what a page weighs', () => {
  it('keeps the stylesheet under 20 KB', () => {
    expect(gzipSync(css).length).toBeLessThan(20_000);
  });

  it('keeps all modules together under 26 KB', () => {
    expect(gzipSync(modules.map((name) => read(`public/js/${name}`)).join('\n')).length).toBeLessThan(26_000);
  });
});

describe('fonts', () => {
  it.each(fonts)('%s is there, and in the guide', (file) => {
    expect(guide).toContain(`\`${file}\``);
    if (file.startsWith('onrecord-'))
      return expect(existsSync(new URL(`public/fonts/${file}`, root))).toBe(true);
    const family = file.startsWith('source-serif-4') ? 'source-serif-4' : 'source-sans-3';
    const path = fileURLToPath(new URL(`node_modules/@fontsource-variable/${family}/files/${file}`, root));
    expect(existsSync(path)).toBe(true);
  });
});

it.each(['common', 'latin'])(
  'the style sheet and the script for fonts agree on the %s characters',
  (part) => {
    const ranges = [
      ...css.matchAll(new RegExp(`onrecord-\\w+-${part}[^}]*?unicode-range:([^;]*);`, 'g')),
    ].map(([, range]) => codes(range ?? ''));
    const [, made = ''] = new RegExp(`${part}:\\s+'([^']+)'`).exec(read('scripts/subset-fonts.js')) ?? [];
    expect(ranges).toEqual([codes(made), codes(made)]);
  },
);

/** `U+0020-7E, U+00A0` as numbers. */
function codes(range: string): string[] {
  return range.split(',').map((one) =>
    one
      .replace(/\s*U\+/i, '')
      .split('-')
      .map((hex) => Number.parseInt(hex, 16))
      .join('-'),
  );
}

describe('the guide to the look', () => {
  it.each(partials)('names the part %s', (file) => {
    expect(guide).toMatch(new RegExp(`[*\`]${file.replace('.ejs', '')}[*\`]`));
  });

  it('lists exactly the icons of the sprite', () => {
    const listed = /named by meaning: `([^`]+)`/.exec(guide)?.[1]?.split(' ') ?? [];
    expect(listed.toSorted()).toEqual([...icons].toSorted());
  });
});

describe('templates', () => {
  const files = [...partials.map((name) => `views/partials/${name}`), 'views/layout.ejs'];

  it.each(files)('%s asks only for icons that the sprite has', (file) => {
    const asked = [...read(file).matchAll(/icon\('([^']+)'/g)].map((match) => match[1] ?? '');
    expect(asked.filter((name) => !icons.has(name))).toEqual([]);
  });

  it.each(files)('%s prints unescaped only parts and blessed functions', (file) => {
    const raw = [...read(file).matchAll(/<%-\s*([\w.]+)/g)].map((match) => match[1] ?? '');
    expect(raw.filter((call) => !/^(include|h\.\w+|p\.body)$/.test(call))).toEqual([]);
  });

  it.each(files)('%s has no inline style, script or handler', (file) => {
    expect(read(file)).not.toMatch(/\sstyle=|\son[a-z]+=|<script>|<style/);
  });
});
