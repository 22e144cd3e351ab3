import { describe, expect, it } from 'vitest';
import { findInArticle } from '../../../../src/record/entry/actions/find-in-article.js';

// Sentences that name somebody beside a quotation and do not say that they spoke it, each with one that does.

const PEOPLE = 'Karla Voss is the mayor of Lund. Ernst Pohl is a trader.\n\n';

const certain = (text: string) =>
  findInArticle(PEOPLE + text)
    .quotations.filter(({ speaker }) => speaker?.isCertain)
    .map(({ speaker }) => speaker?.resolved);

describe('nobody is certain to have spoken', () => {
  it.each([
    ['who denied it', 'Pohl denied having said “bridge first”.'],
    ['who denied words of another', 'Ernst Pohl denied “a secret deal”.'],
    ['who never said it', 'Karla Voss never said: “We will flood the valley.”'],
    ['who should have said it', '“I am sorry,” Karla Voss should have said.'],
    ['who would say it', '“I am sorry,” Karla Voss would say.'],
    ['who could say it', '“We could wait,” Karla Voss could say.'],
    ['who was yet to say it', '“I am sorry,” Karla Voss was to say on Friday.'],
    ['who refused to say it', 'Karla Voss refused to say: “I am sorry.”'],
    ['on a condition', 'If Karla Voss says “no deal”, the vote is over.'],
    ['on the other condition', 'Unless Karla Voss says: “No deal,” the vote goes on.'],
    ['in a question', 'Did Karla Voss say: “I am sorry”?'],
    ['in a supposition', 'What if Karla Voss said: “I am sorry”?'],
    ['whom one is to imagine', 'Imagine Karla Voss said: “I am sorry.”'],
    ['as nobody believes', 'Nobody believes that Karla Voss said: “I am sorry.”'],
    ['as a fake has it', 'A fake letter claims Karla Voss said: “I am sorry.”'],
    ['in a film', 'In the film, Karla Voss says: “I am sorry.”'],
    ['in a clip that is a fake', 'The clip is a deepfake. “I hate this town,” Karla Voss says in it.'],
    ['as another has it', '“I will sue,” Ernst Pohl, according to Karla Voss, said.'],
  ])('%s', (_what, text) => {
    expect(certain(text)).toEqual([]);
  });
});

describe('somebody is certain to have spoken', () => {
  it.each([
    ['who denies in their own words', '“I never said bridge first,” Karla Voss said.'],
    ['whose words have a condition', '“If it rains, we stop,” Karla Voss said.'],
    ['who was asked on a condition', '“No,” Karla Voss said when asked if she would go.'],
    ['after another denied', 'The trader denied it. “I saw him,” Karla Voss said.'],
    ['after a question', 'Did it matter? “It did,” said Karla Voss.'],
    ['whose words are a question', '“Did I say so?” Karla Voss asked.'],
  ])('%s', (_what, text) => {
    expect(certain(text)).toEqual(['Karla Voss']);
  });
});
