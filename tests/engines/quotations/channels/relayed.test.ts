import { describe, expect, it } from 'vitest';
import { findInArticle } from '../../../../src/record/entry/actions/find-in-article.js';

const PEOPLE = 'Ada Berg is the mayor of Ortwick. Otto Lind is a minister.\n\n';

const found = (text: string) =>
  findInArticle(PEOPLE + text).quotations.map(({ speaker, channel }) => [
    speaker?.resolved ?? null,
    channel?.type ?? null,
    channel?.outlet ?? null,
  ]);

describe('who speaks through an outlet', () => {
  it.each([
    ['“The port will reopen,” Lind said, according to state broadcaster HTV.', 'broadcast', 'HTV'],
    [
      '“The port will reopen,” Lind was quoted by the Calder Courier as saying.',
      'article-newspaper',
      'Calder Courier',
    ],
    [
      'The Calder Courier quoted Lind as saying that the port would reopen.',
      'article-newspaper',
      'Calder Courier',
    ],
    [
      'The port will reopen by spring, the Calder Courier reported Lind as saying.',
      'article-newspaper',
      'Calder Courier',
    ],
    [
      'State news agency KAP quoted Otto Lind, the minister, as saying “we will wait”.',
      'article-newspaper',
      'KAP',
    ],
    ['“The port will reopen,” Lind told HNN.', 'broadcast', 'HNN'],
    [
      '“The port will reopen,” Lind said in an interview with the Calder Courier.',
      'interview',
      'Calder Courier',
    ],
    ['“The port will reopen,” Lind said in a post on Telegram on Tuesday.', 'post', 'Telegram'],
    ['“The port will reopen,” Lind said in a statement carried by the agency KAP.', 'document', 'KAP'],
    ['“The port will reopen,” said Lind, speaking on the BBC’s Harbour programme.', 'broadcast', 'BBC'],
    [
      'Lind, in an email to the Calder Courier, said the port would reopen.',
      'personal_communication',
      'Calder Courier',
    ],
    ['Lind posted a video in which he claimed that the port had been “sold twice”.', 'motion_picture', null],
    [
      '“The port – Lind said, according to the agency Marzan Khabar – was sold twice.”',
      'article-newspaper',
      'Marzan Khabar',
    ],
    [
      '“Our answer – said according to state channel Turazhan 1 the minister, Otto Lind – is that the port is open.”',
      'broadcast',
      'Turazhan 1',
    ],
  ])('is not the outlet: %s', (text, type, outlet) => {
    expect(found(text)).toContainEqual(['Otto Lind', type, outlet]);
    expect(found(text).map(([name]) => name)).not.toContain(outlet);
  });

  it('is named without where it was said', () => {
    const [quotation] = findInArticle(`${PEOPLE}Lind on Telegram: “Stay in the queue!”`).quotations;
    expect(quotation).toMatchObject({ speaker: { text: 'Lind' }, channel: { outlet: 'Telegram' } });
  });

  it.each([
    'Six in ten voters support it, according to a Calder Courier poll.',
    '“The port will reopen,” Lind told a television crew.',
  ])('has no channel in what an outlet only describes: %s', (text) => {
    expect(found(text).map(([, type]) => type)).toEqual(found(text).map(() => null));
  });
});
