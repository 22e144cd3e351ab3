import { describe, expect, it } from 'vitest';
import { readForTagging } from '../../../../src/engines/quotations/tagger/read.js';
import { readTokens } from '../../../../src/engines/reading/tokens/tokens.js';

/** What the clauses of a text show at one of its words. */
function at(text: string, word: string) {
  const [own] = readForTagging(readTokens(text), [], []).rows;
  if (own === undefined) throw new Error('no row');
  const unit = text.split(/ |(?=,)/).indexOf(word);
  const { subjects, nexts, complements, verbs } = own.clauses;
  return {
    subject: subjects[unit],
    next: nexts[unit],
    complement: complements[unit],
    verb: verbs[unit],
  };
}

describe('the subject of a verb', () => {
  const name = at('Yesterday Voss said it would rain', 'said').subject;

  it('is the same far from it, with an apposition between', () => {
    expect(at('Yesterday Voss , the minister for harbours , said it', 'said').subject).toBe(name);
  });

  it('is not the place that the sentence begins with', () => {
    expect(at('In the old town of Karu , Voss said it', 'said').subject).toBe(name);
  });

  it('tells a document and a thing from a person', () => {
    expect(at('Yesterday the report said it would rain', 'said').subject).not.toBe(name);
    expect(at('Yesterday the tomato said it would rain', 'said').subject).not.toBe(name);
  });

  it('is of its own sentence', () => {
    expect(at('Voss left . Said so', 'Said').subject).toBe(0);
  });
});

describe('what follows a verb', () => {
  it('is the clause with “that”, whatever stands between', () => {
    const { complement } = at('She told the small crowd on a Monday in March that it would rain', 'told');
    expect(at('She told a large and noisy crowd that it would rain', 'told').complement).toBe(complement);
    expect(at('She told the small crowd of her plan', 'told').complement).not.toBe(complement);
  });

  it('is told apart by the next word that divides a sentence', () => {
    const { next } = at('He continued to run', 'continued');
    expect(at('He hoped to run', 'hoped').next).toBe(next);
    expect(at('He responded by running', 'responded').next).not.toBe(next);
  });

  it('has the form of the next verb', () => {
    const { verb } = at('He praised her and called it done', 'and');
    expect(at('He praised her and invited them home', 'and').verb).toBe(verb);
    expect(at('He praised her and inviting them went home', 'and').verb).not.toBe(verb);
  });
});
