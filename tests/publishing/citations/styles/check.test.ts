import { afterAll, describe, expect, it } from 'vitest';
import { startStyleChecks } from '../../../../src/publishing/citations/styles/check-pool.js';
import { openStyles } from '../../../../src/publishing/citations/styles-pool.js';
import { dependentStyle, houseStyle } from './house-style.js';

// In the real thread, from dist: `npm test` builds it first.

const styles = openStyles();
// A busy machine must not make a sound style fail.
const checks = startStyleChecks(60_000);
afterAll(() => Promise.all([styles.close(), checks.close()]));

const check = (csl: string) => checks.check({ csl, parent: null });

describe('a CSL file', () => {
  it('that prints is a style, with what it says of itself', async () => {
    expect(await check(houseStyle())).toEqual({
      ok: true,
      value: {
        facts: {
          key: 'harbour-gazette',
          title: 'Harbour Gazette house style',
          edition: null,
          kind: 'note',
          locale: 'en-GB',
          licence: 'CC BY-SA 3.0',
          authors: ['Ines Moreau'],
          parent: null,
        },
        isTried: true,
      },
    });
  });

  it('that depends on another needs it, and prints as that', async () => {
    const csl = dependentStyle('apa');
    const first = await check(csl);
    expect(first).toMatchObject({ ok: true, value: { facts: { parent: 'apa' }, isTried: false } });
    const tried = await checks.check({ csl, parent: { id: 'apa', csl: null } });
    expect(tried).toMatchObject({
      ok: true,
      value: { facts: { key: 'harbour-letters', locale: 'en-US' }, isTried: true },
    });
  });

  it('whose parent is nowhere is refused by its name', async () => {
    expect(await styles.check(dependentStyle('no-such-parent'))).toEqual({
      ok: false,
      errors: ['It prints as the style no-such-parent, which is not here: add that style first'],
    });
  });

  it.each([
    ['no rights', '', 'not named in its file'],
    ['rights without an address', '<rights>Free to  use\n here</rights>', 'Free to use here'],
    ['rights longer than a line', `<rights>${'all '.repeat(500)}</rights>`, 'as worded in its file'],
    ['another address', '<rights license="https://x.example/terms"/>', 'https://x.example/terms'],
  ])('with %s has no licence but its own', async (_what, rights, licence) => {
    const csl = houseStyle().replace(/<rights[\s\S]*<\/rights>/, rights);
    expect(await check(csl)).toMatchObject({ ok: true, value: { facts: { licence } } });
  });

  const { info } = { info: /<info>[\s\S]*<\/info>/.exec(houseStyle())?.[0] ?? '' };

  it.each([
    ['empty', '', /^It is not well-formed XML: /],
    ['no XML', 'Author. Title.', /^It is not well-formed XML: /],
    ['cut off', houseStyle().slice(0, -20), /^It is not well-formed XML: .*unclosed/],
    [
      'one with a DTD',
      houseStyle({ before: '<!DOCTYPE style [<!ENTITY a "b">]>' }),
      /document type \(<!DOCTYPE/,
    ],
    [
      'one with an entity',
      houseStyle({ info: info.replace('Harbour', '&harbour;') }),
      /^It is not well-formed XML/,
    ],
    [
      'one with a processing instruction',
      houseStyle({ before: '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?>' }),
      /processing instruction \(<\?xml-stylesheet/,
    ],
    [
      'one of another namespace',
      houseStyle().replace('http://purl.org/net/xbiblio/csl', 'http://www.w3.org/2000/svg'),
      /^<style> is not an element of CSL: the namespace of a style is http:\/\/purl\.org/,
    ],
    [
      'a locale',
      '<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>',
      /^It begins with <locale>: a style begins with <style>$/,
    ],
    ['one without a title', houseStyle({ info: info.replace(/<title>.*<\/title>/, '') }), /^It has no title/],
    ['one without an id', houseStyle({ info: info.replace(/<id>.*<\/id>/, '') }), /^It has no id/],
    [
      'one of an old version',
      houseStyle().replace('version="1.0" class', 'version="0.8" class'),
      /version is not 1\.0/,
    ],
    [
      'one that does not say how it cites',
      houseStyle({ attributes: '' }),
      /needs class="in-text" or class="note"/,
    ],
    ['one that cites nothing', houseStyle({ layouts: '' }), /^It cites nothing: <citation> needs a <layout>/],
    ['one that lacks a macro', houseStyle({ macro: '' }), /^It calls macros that it does not have: what$/],
    [
      'one that prints nothing',
      houseStyle({ macro: '<macro name="what"><text variable="PMID"/></macro>' }),
      /^It prints nothing for a source of any type/,
    ],
    [
      'one whose macro calls itself',
      houseStyle({ macro: '<macro name="what"><text macro="what"/></macro>' }),
      /^The citation processor cannot use it|^It prints nothing|^It ended the citation processor/,
    ],
    [
      'one with our own id',
      houseStyle({ info: info.replace('styles/harbour-gazette', 'styles/newsroom') }),
      /^Its id ends in newsroom, which this program uses itself$/,
    ],
    [
      'one with more about itself than is kept',
      houseStyle({
        info: info.replace('</info>', `<author><name>${'N'.repeat(501)}</name></author></info>`),
        attributes: `class="note" default-locale="${'x'.repeat(36)}"`,
      }),
      /^Its default-locale has 36 characters; the limit is 35 Its longest name of an author has 501 char/,
    ],
    [
      'one nested too deeply',
      houseStyle({ layouts: `${'<group>'.repeat(200)}${'</group>'.repeat(200)}` }),
      /nested more than 60 deep/,
    ],
  ])('that is %s is refused with the reason', async (_, csl, reason) => {
    const answer = await check(csl);
    expect(answer.ok ? null : answer.errors.join(' ')).toMatch(reason);
  });

  it('that prints pages for one source is refused, however quick it is', async () => {
    const answer = await check(
      houseStyle({ macro: `<macro name="what">${'<text value="again "/>'.repeat(1_000)}</macro>` }),
    );
    expect(answer.ok ? null : answer.errors).toEqual([
      expect.stringMatching(
        /^It prints [67],\d{3} characters for one source of the type “.+”; up to 4,000 are accepted$/,
      ),
    ]);
  });

  it('that does not finish is ended, and the next one is tried', async () => {
    const hasty = startStyleChecks(1);
    const slow = houseStyle({
      macro: `<macro name="what"><text variable="title"/>${'<text variable="PMID"/>'.repeat(8_000)}</macro>`,
    });
    expect(await hasty.check({ csl: slow, parent: null })).toEqual({
      ok: false,
      errors: [
        expect.stringMatching(
          /^It took longer than 0\.001 s of processor time to print a source of each type/,
        ),
      ],
    });
    await hasty.close();
    expect(await check(houseStyle())).toMatchObject({ ok: true });
  });
});
