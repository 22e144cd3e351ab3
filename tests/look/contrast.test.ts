import { describe, expect, it } from 'vitest';
import { contrast, isInSrgb, type Oklch, parseOklch } from '../support/oklch.js';
import { stylesheet as css } from '../support/stylesheet.js';

type Theme = 'light' | 'dark';
const tokens = readTokens(css);
const THEMES = ['light', 'dark'] as const;
const GROUNDS = ['paper', 'raised', 'sunk'];
const STATUSES = ['confirmed', 'partly', 'disputed', 'misattributed', 'not-traced', 'open'];

/** AAA for text: `--name: light-dark(oklch(…), oklch(…))`. */
const TEXT: readonly (readonly [string, readonly string[], number])[] = [
  ['ink', [...GROUNDS, 'marker', 'asked', 'added'], 7],
  ['quiet', GROUNDS, 7],
  ['accent', GROUNDS, 7],
  ['accent-strong', GROUNDS, 7],
  ['on-accent', ['accent', 'accent-strong'], 7],
  ...STATUSES.map((status) => [status, GROUNDS, 7] as const),
];
/** WCAG 1.4.11: what one must see to use a control. */
const CONTROLS: readonly (readonly [string, readonly string[], number])[] = [
  ['edge', GROUNDS, 3],
  ['accent', GROUNDS, 3],
];

describe.each(THEMES)('in the %s theme', (theme) => {
  it.each(pairs(TEXT))('text in %s on %s has a contrast of 7 or more', (ink, ground, least) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(least);
  });

  it.each(pairs(CONTROLS))(
    'a control edged in %s on %s has a contrast of 3 or more',
    (edge, ground, least) => {
      expect(contrast(colour(edge, theme), colour(ground, theme))).toBeGreaterThanOrEqual(least);
    },
  );

  it('no colour lies outside what every screen shows', () => {
    const outside = [...tokens.keys()].filter((name) => !isInSrgb(colour(name, theme)));
    expect(outside).toEqual([]);
  });

  it('the ground is the paper that the design asks for', () => {
    const paper = colour('paper', theme);
    expect(paper.lightness).toBe(theme === 'light' ? 0.985 : 0.17);
    expect(colour('ink', theme).lightness).toBe(theme === 'light' ? 0.22 : 0.92);
  });
});

describe('the stylesheet', () => {
  it('has no colour outside its tokens', () => {
    const rest = css.replace(/@layer tokens \{[\s\S]*?\n\}\n/, '');
    expect(rest).not.toBe(css);
    expect(rest.match(/oklch\(|rgba?\(|hsla?\(|#[0-9a-f]{3,8}\b|:\s*(white|black|red)\b/gi) ?? []).toEqual(
      [],
    );
  });

  it('reads black on white as 21 to 1', () => {
    expect(contrast(parseOklch('oklch(0% 0 0)'), parseOklch('oklch(100% 0 0)'))).toBeCloseTo(21, 1);
  });
});

function readTokens(text: string): Map<string, Record<Theme, string>> {
  const found = text.matchAll(/--([a-z-]+):\s*light-dark\(\s*(oklch\([^)]*\)),\s*(oklch\([^)]*\))\s*\);/g);
  const opaque = [...found].filter(([, , light]) => !light?.includes('/'));
  return new Map(
    opaque.map(([, name, light, dark]) => [name ?? '', { light: light ?? '', dark: dark ?? '' }]),
  );
}

function colour(name: string, theme: Theme): Oklch {
  const token = tokens.get(name);
  if (!token) throw new Error(`the stylesheet has no colour --${name}`);
  return parseOklch(token[theme]);
}

function pairs(rules: typeof TEXT): [string, string, number][] {
  return rules.flatMap(([ink, grounds, least]) =>
    grounds.map((ground): [string, string, number] => [ink, ground, least]),
  );
}
