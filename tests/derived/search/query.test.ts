import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/derived/search/model/compile-query.js';
import { MAX_WORDS, parseQuery } from '../../../src/derived/search/model/parse-query.js';

function asked(search: string): string {
  const query = parseQuery(search);
  return query.ok ? compile([], query.value) : `${query.errors.at}: ${query.errors.message}`;
}

describe('a search', () => {
  test.each([
    ['wants every word', 'no room', '"no" AND "room"'],
    ['folds case and accents', 'CAFÉ', '"cafe"'],
    ['wants a phrase in any quotation marks', '“no room” «for it»', '"no room" AND "for it"'],
    ['takes a word with a sign in it for a phrase', 'US-China', '"us china"'],
    ['goes on where a star stands', 'compro*', '"compro" *'],
    ['goes on at the end of a phrase', '"no roo*" "no roo"*', '"no roo" * AND "no roo" *'],
    ['leaves out what follows a minus', 'room -for -“no room”', '("room") NOT ("for" OR "no room")'],
    ['leaves out a word of everything', '-room', '("_all") NOT "room"'],
    [
      'wants one of what OR stands between',
      'a china OR beijing OR prc b',
      '"a" AND ("china" OR "beijing" OR "prc") AND "b"',
    ],
    ['takes AND for what it is anyway', 'china AND beijing', '"china" AND "beijing"'],
    ['looks for the words OR and AND at its ends', 'OR china AND', '"or" AND "china" AND "and"'],
    ['looks for or in small letters', 'china or beijing', '"china" AND "or" AND "beijing"'],
    ['takes a run of Chinese for a phrase', '台湾问题', '"台 湾 问 题"'],
    ['needs no star there', '台湾*', '"台 湾"'],
    ['keeps characters apart that stand apart', '们，台', '"们 · 台"'],
    [
      'looks in names, titles and notes alone',
      'speaker:wang source:"blinken in" note:check',
      '{names} : "wang" AND {sources} : "blinken in" AND {notes} : "check"',
    ],
    ['takes any other name for a word', 'tag:x', '"tag x"'],
    ['overlooks a lone quotation mark', '12" gun', '"12" AND "gun"'],
    ['overlooks signs', 'room ((( !!! )', '"room"'],
    [
      'gives the index none of its own language',
      'NEAR(a b,5) ^x words:y {words}',
      '"near a" AND "b 5" AND "x" AND "words y" AND "words"',
    ],
  ])('%s', (_, search, expression) => {
    expect(asked(search)).toBe(expression);
  });

  test.each([
    ['?! …', '1: Enter at least one word, not only punctuation'],
    ['" "', '1: Enter at least one word, not only punctuation'],
    ['room c*', '6: Type at least 2 letters before *'],
    ['room OR -china', '9: OR joins words to find. Put excluded words at the end'],
    ['-china OR room', '1: OR joins words to find. Put excluded words at the end'],
    [`${'a '.repeat(MAX_WORDS)}b`, '201: Search for at most 100 words or Chinese characters at a time'],
  ])('is refused where it would mislead: %j', (search, problem) => {
    expect(asked(search)).toBe(problem);
  });
});
