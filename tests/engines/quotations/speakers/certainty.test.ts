import { describe, expect, it } from 'vitest';
import { speakersOf } from './marked.js';

const certain = (marked: string, origin: Parameters<typeof speakersOf>[1] = 'cue') =>
  speakersOf(`Mara Voss met Otto Lind in Ortwick.\n\n${marked}`, origin).map(
    ({ speaker }) => speaker?.isCertain,
  );

describe('a speaker is certain', () => {
  it.each([
    ['named before the verb', '{q1|“No,”} {s1|Mara Voss} {c1|said}.'],
    ['named after the verb', '{q1|“No,”} {c1|said} {s1|Mara Voss}.'],
    ['named by a surname that nobody else has', '{q1|“No,”} {s1|Voss} {c1|said}.'],
    ['named before the quotation', '{s1|Voss} {c1|said} on Monday: {q1|“No.”}'],
    ['named with what they are', '{q1|“No,”} {c1|said} {s1|Mara Voss, the minister for harbours}.'],
  ])('where they are %s', (_what, marked) => {
    expect(certain(marked)).toEqual([true]);
  });

  it('where they signed the words above', () => {
    expect(certain('{q1|We will not wait, and nobody else should.}\n\n{s1|Mara Voss}', 'signature')).toEqual([
      true,
    ]);
  });
});

describe('a speaker is for a person to confirm', () => {
  it.each([
    ['a pronoun', 'Mara Voss left. {q1|“No,”} {s1|she} {c1|said}.'],
    ['a description', 'Mara Voss is a lawyer. {q1|“No,”} {s1|the lawyer} {c1|said}.'],
    ['a group', '{q1|“No,”} {s1|officials} {c1|said}.'],
    ['inferred', 'Mara Voss was met with {q1|“a slow flood”}.'],
  ])('where they are %s', (_what, marked) => {
    expect(certain(marked)).toEqual([false]);
  });

  it.each([
    ['another is called the same', 'Karl Voss came. {q1|“No,”} {s1|Voss} {c1|said}.'],
    ['another is named in the sentence', '{s1|Voss} {c1|said} of Otto Lind that {q1|“no”} was late.'],
    ['another source is named', '{q1|“No,”} {s1|Voss} {c1|said}, according to two aides.'],
    ['the cue is no verb of saying', '{s1|Voss} {c1|hoped} for {q1|“a slow flood”}.'],
    ['the cue says that nothing was said', '{s1|Voss} {c1|did not say} {q1|“no”}.'],
    ['the name is away from the cue', '{s1|Voss}, sitting in the first row, {c1|said} {q1|“no”}.'],
    ['one name is all there is', 'It rained. {q1|“No,”} {s1|Grell} {c1|said}.'],
    ['the verb has no other form than “saying”', '{s1|Voss} met them, {c1|saying} {q1|“no”}.'],
    ['the verb has words of its own', '{q1|“No,”} {s1|Voss} {c1|said} yes.'],
    ['the verb is passive', '{s1|Voss} {c1|was accused of} {q1|“a slow flood”}.'],
    ['another verb follows', '{q1|“No,”} {s1|Voss} {c1|said}. {q1|“Never,”} added Karl Berg.'],
    ['the name possesses the cue', '{s1|Voss’s} {c1|statement} {q1|“no”}.'],
    ['the name is within a phrase', '{s1|Critics for Voss} {c1|said} {q1|“no”}.'],
  ])('where %s', (_what, marked) => {
    expect(certain(marked)).toEqual([false]);
  });

  it('where only the nearest name was taken', () => {
    expect(certain('{q1|“No,”} {s1|Mara Voss} {c1|said}.', 'nearest')).toEqual([false]);
  });
});
