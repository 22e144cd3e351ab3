import { describe, expect, it } from 'vitest';
import { findInArticle } from '../../../src/record/entry/actions/find-in-article.js';

// Manners of writing in which the nearest name is easily the wrong one.

const PEOPLE =
  'Ada Berg is the mayor of Ortwick. Otto Lind leads the dockers’ union. Mara Voss is a lawyer.\n\n';

const certain = (text: string) =>
  findInArticle(text)
    .quotations.filter(({ speaker }) => speaker?.isCertain)
    .map(({ text: words, speaker }) => [words.trim(), speaker?.resolved]);

describe('nobody is certain to have spoken', () => {
  it.each([
    ['for whom counsel speaks', 'Counsel for Berg said her client “never saw the letter”.'],
    ['whose lawyer speaks', '“She never saw the letter,” Berg’s lawyer said.'],
    ['for whom a spokesman speaks', '“We regret the delay,” said a spokesman for Otto Lind.'],
    ['close to whom somebody speaks', 'Someone close to Berg said “she is tired”.'],
    ['who was told', '“Nothing will be paid,” Berg was told.'],
    ['who had been warned', 'Otto Lind had been warned that “the crane is not safe”.'],
    ['on a condition', '“If Berg says ‘no’, we leave,” somebody wrote on the wall.'],
    ['who denied it', 'Neither Berg nor Lind said “yes”.'],
    ['who should have', '“It is a shame,” Berg should have said.'],
    ['as somebody reports', 'Berg reportedly said “never”.'],
    ['of whom it is said', 'Critics say Berg “lied to the house”.'],
    ['who quotes another', '“It is a shame,” Berg said, quoting Lind.'],
    ['who reads out what another wrote', 'Mara Voss read: “It is over.”'],
    ['who would have', 'Had Berg said “no”, Lind would have left.'],
    ['whom one is to imagine', 'Imagine Berg said “no”.'],
    ['who speaks in a quotation of another', '“It is over,” Voss, quoting Lind, said.'],
    ['in a film', 'In the film “The Harbour Master”, Berg says “nobody sails today”.'],
    ['in a headline', 'Berg praises Lind: “A very good man”'],
    ['with another', 'Berg and Lind said “it is a shame”.'],
    ['by a given name alone', '“I would resign,” said Berg’s sister Mara.'],
    ['who saw what says it', 'A letter seen by Mara Voss warns “the crane is not safe”.'],
    ['in a post under a handle', '@adaberg: “Port reopens Monday. See you there.”'],
    ['in a caption', 'Ada Berg, left, with Otto Lind at the pier. “It was cold,” she said.'],
  ])('%s', (_what, text) => {
    expect(certain(PEOPLE + text)).toEqual([]);
  });

  it('where father and son have one surname', () => {
    const text =
      'The dock was full on Tuesday.\n\nThe crane had fallen in May.\n\nMr Lind told the court that it was “perfect”. ' +
      'Karl Lind, his son, sat behind him.\n\n“I am sorry,” Mr Lind said.\n\n“I did sign it,” said Lind.';
    expect(certain(text)).toEqual([]);
  });

  it('who is one of several of that name in an obituary', () => {
    const text =
      'Nils Berg, who taught Ortwick to swim, has died. His daughter, Ada Berg, found him.\n\nBerg said in 1994 that ' +
      'he was “afraid of water”. “My brother was a fish,” said Tomas Berg. “A fish,” Berg said again.';
    expect(certain(text)).toEqual([['“My brother was a fish,”', 'Tomas Berg']]);
  });
});

describe('those who are certain are the ones who spoke', () => {
  it('in an interview', () => {
    const text =
      'Otto Lind: Will you run again?\n\nAda Berg: No. As Mara Voss said, “enough is enough”.\n\nOtto Lind: Why?\n\n' +
      'Ada Berg: I am tired.';
    expect(certain(text).filter(([, name]) => name !== 'Mara Voss')).toEqual([
      ['Will you run again?', 'Otto Lind'],
      ['No. As Mara Voss said, “enough is enough”.', 'Ada Berg'],
      ['Why?', 'Otto Lind'],
      ['I am tired.', 'Ada Berg'],
    ]);
  });

  it('with a lawyer and a relative who are named', () => {
    const text = `${PEOPLE}“She never saw it,” said Berg’s lawyer, Mara Voss. “It is a shame,” said her brother, Nils Berg.`;
    for (const [words, name] of certain(text))
      expect([words, name]).toEqual(
        words === '“She never saw it,”' ? [words, 'Mara Voss'] : ['“It is a shame,”', 'Nils Berg'],
      );
    expect(certain(text).length).toBeGreaterThan(0);
  });

  it('in state media that relay a statement', () => {
    const text =
      'SORDANE, 4 May (KAP) – President Gurban Tashlyev received Minister of Transport Merdan Hojayev.\n\n' +
      '“Under the President the port flourishes,” noted Merdan Hojayev, according to KAP.\n\n' +
      'It was stressed that “all measures are taken”.';
    expect(certain(text).filter(([, name]) => name !== 'Merdan Hojayev')).toEqual([]);
  });

  it('in letters to the editor', () => {
    const text =
      'Sir, – I read Ada Berg’s letter.\n\nShe writes that the pier is “beyond repair”. Otto Lind wrote that “nobody ' +
      'walks there”. I do, every day of the week.\n\nYours faithfully,\nMara Voss\nCalder';
    expect(certain(text).map(([, name]) => name)).toEqual(['Mara Voss', 'Otto Lind']);
  });

  it('in reported dialogue', () => {
    const text =
      'There was nobody on the quay but Ada Berg and Nils Holt.\n\n“You are late,” Berg said.\n\n“The sea was late,” ' +
      'Holt said.\n\n“Tell that to Mother.”\n\n“She knows,” said Ada Berg.';
    expect(certain(text)).toEqual([
      ['“You are late,”', 'Ada Berg'],
      ['“The sea was late,”', 'Nils Holt'],
      ['“She knows,”', 'Ada Berg'],
    ]);
  });

  it('in a court report', () => {
    const text =
      'Otto Lind stood in the dock in Ortwick.\n\n“Did you sign it?” asked Mara Voss, for the prosecution. “I did,” ' +
      'said Lind. The court heard that Lind had told a colleague “the crane is fine”.';
    expect(certain(text)).toEqual([
      ['“Did you sign it?”', 'Mara Voss'],
      ['“I did,”', 'Otto Lind'],
    ]);
  });
});
