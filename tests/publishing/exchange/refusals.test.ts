import { describe, expect, it } from 'vitest';
import { faultsIn, faultsInText } from '../../support/desk-file.js';
import { type DeskFile, richDesk } from './whole-desk.js';

type Change = (desk: Record<string, Record<string, unknown>[]> & DeskFile) => void;

function errorsAfter(change: Change): readonly string[] {
  const desk = richDesk() as Parameters<Change>[0];
  change(desk);
  return faultsIn(desk);
}

const first =
  (kind: string, fields: object): Change =>
  (desk) => {
    Object.assign(desk[kind]?.[0] ?? {}, fields);
  };
const more =
  (kind: string, record: object): Change =>
  (desk) => {
    desk[kind]?.push({ ...desk[kind]?.[0], ...record });
  };

describe('a file that is not a desk', () => {
  it.each([
    ['null', /object of lists, not nothing/],
    ['[]', /object of lists, not a list/],
    ['{', /not JSON/],
    ['{"format":"csl-json"}', /^format: /],
    ['{"format":"onrecord-json","version":2}', /^version: /],
    ['{"format":"onrecord-json","version":1,"quotes":[]}', /‘quotes’ is not a field here/],
    ['{"format":"onrecord-json","version":1,"__proto__":[]}', /‘__proto__’ is not a field here/],
    ['{"format":"onrecord-json","version":1,"claims":{}}', /^claims: give a list, not a set of fields/],
    ['{"format":"onrecord-json","version":1,"claims":[7]}', /^claims 1: /],
  ])('%s is refused', (text, sentence) => {
    expect(faultsInText(text)).toEqual([expect.stringMatching(sentence)]);
  });

  it('is empty where it has the two words that make it one', () => {
    expect(faultsIn({ format: 'onrecord-json', version: 1 })).toEqual([]);
  });

  it('is answered with fifty faults at most', () => {
    const claims = Array.from({ length: 500 }, () => ({}));
    expect(faultsIn({ format: 'onrecord-json', version: 1, claims })).toHaveLength(50);
  });
});

describe('a record that is wrong', () => {
  it.each<[string, Change, RegExp]>([
    ['an impossible date', first('claims', { said_on: '2023-02-30' }), /^claims 1 \(ref 1\): said_on: /],
    ['an unknown key', first('claims', { said: 'x' }), /^claims 1 \(ref 1\): said: ‘said’ is not a field/],
    ['a list for text', first('claims', { text: ['a'] }), /^claims 1 \(ref 1\): text: /],
    [
      'a reference to nothing',
      first('claims', { speaker: 99 }),
      /^claims 1 \(ref 1\): speaker: there is no ref 99/,
    ],
    ['a ref that another has', more('outlets', {}), /^outlets 8 \(ref 1\): ref: another/],
    ['an embargo without an end', first('claims', { embargoed_until: null }), /give the end of the embargo/],
    ['an end without an embargo', first('claims', { ground_rule: 'on_record' }), /only an embargoed claim/],
    [
      'a day outside its occasion',
      (desk) => {
        const at = desk.occasions?.[0] ?? {};
        Object.assign(desk.claims[0] ?? {}, { occasion: at.ref, said_on: '1999-01-01' });
      },
      /^claims 1 \(ref 1\): said_on: 1999-01-01 is outside its occasion’s date/,
    ],
    ['a tag twice', first('claims', { tags: [1, 1] }), /^claims 1 .*: tags: duplicate entry/],
    [
      'another claim’s attribution',
      first('claims', { reference_attribution: 2 }),
      /this belongs to another claim/,
    ],
    ['words of what nobody saw', first('attributions', { wording: null }), /without a wording/],
    [
      'another source’s copy',
      (desk) => Object.assign(desk.attributions?.[0] ?? {}, { snapshot: 70, source: 2 }),
      /belongs to another source/,
    ],
    ['a translation of itself', first('attributions', { translates: 1 }), /cannot translate itself/],
    ['a chain without an end', first('attributions', { relayed_from: 1 }), /is circular/],
    [
      'a selector that ends before it starts',
      first('attributions', { selector: { start_utf16: 5, end_utf16: 4 } }),
      /the start first/,
    ],
    ['a claim linked to itself', first('links', { claim: 2, other_claim: 2 }), /that is this claim itself/],
    ['a link twice', more('links', {}), /^links 3: kind: these two already have this link/],
    ['a reply without a parent', first('annotations', { motivation: 'replying' }), /a reply needs a parent/],
    ['a reply before its parent', (desk) => desk.annotations.reverse(), /comes after the note it answers/],
    [
      'a reply about something else',
      (desk) => Object.assign(desk.annotations.at(-1) ?? {}, { target: { kind: 'claim', ref: 1 } }),
      /the same target as its parent/,
    ],
    [
      'who resolved it, but not when',
      first('annotations', { resolved_by: 1, resolved_at: null }),
      /or neither/,
    ],
    [
      'a reference to nothing behind a blank, named where it stands',
      first('claims', { tags: ['', 99] }),
      /^claims 1 \(ref 1\): tags\.1: there is no ref 99/,
    ],
    ['a claim twice in a list', first('lists', { claims: [1, 1] }), /^lists 1 .*duplicate entry/],
    [
      'a note on a claim that is not in the list',
      first('lists', { claims: [1], items: [{ claim: 2, note: 'For Sunday.' }] }),
      /^lists 1 .*items: a claim here is not among the claims/,
    ],
    [
      'a note on a claim that is not there',
      first('lists', { claims: [1], items: [{ claim: 999, note: 'For Sunday.' }] }),
      /^lists 1 .*items\.0\.claim: there is no ref 999/,
    ],
    [
      'a name twice',
      first('speakers', { names: [{ name: 'A' }, { name: 'A' }] }),
      /^speakers 1 .*names: duplicate entry/,
    ],
    ['a body in itself', first('speakers', { members: [1] }), /member of itself/],
    ['a number that is not Wikidata’s', first('speakers', { wikidata_id: 'P1' }), /wikidata_id: give/],
    ['a user without an address', first('users', { email: null }), /give the e-mail address/],
    ['bytes that are no base64', first('snapshots', { bytes: 'AP8NCo=A' }), /not base64/],
    ['bytes of another copy', first('snapshots', { bytes: 'AAAA' }), /raw_sha256: the copy does not match/],
    ['a changed text', first('snapshots', { text: 'other' }), /text_sha256: the copy does not match/],
    ['an incomplete character', first('snapshots', { text: 'a\ud800' }), /an incomplete character/],
    ['a null character', first('snapshots', { text: 'a\0' }), /null character/],
    ['headers that are text', first('snapshots', { headers: 'etag' }), /headers as a set of fields/],
    ['a hash that is none', first('snapshots', { raw_sha256: 'AB' }), /64 hexadecimal digits/],
  ])('%s is refused with where it stands', (_, change, sentence) => {
    expect(errorsAfter(change).join('\n')).toMatch(new RegExp(sentence.source, 'm'));
  });

  it('is none in the desk that all of these began as', () => {
    expect(errorsAfter(() => {})).toEqual([]);
  });
});
