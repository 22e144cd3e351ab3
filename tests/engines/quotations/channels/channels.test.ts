import { describe, expect, it } from 'vitest';
import { channelOf } from '../../../../src/engines/quotations/channels/attach.js';
import { channelsIn } from '../../../../src/engines/quotations/channels/channels.js';
import { readTokens } from '../../../../src/engines/reading/tokens/tokens.js';

const found = (text: string) =>
  channelsIn(text).map(({ text: words, type, outlet }) => [words, type, outlet]);

describe('a channel', () => {
  it.each([
    ['Berg told Reuters on Tuesday.', ['Reuters', 'article-newspaper', 'Reuters']],
    ['Berg told state broadcaster HTV.', ['state broadcaster HTV', 'broadcast', 'HTV']],
    ['Berg told the Calder Courier.', ['the Calder Courier', 'article-newspaper', 'Calder Courier']],
    ['Berg told HNN’s Otto Lind on Friday.', ['HNN’s Otto Lind', 'broadcast', 'HNN']],
    ['Berg told the Ortwick daily Vremena.', ['the Ortwick daily Vremena', 'article-newspaper', 'Vremena']],
    ['She said, according to state news agency KAP.', ['state news agency KAP', 'article-newspaper', 'KAP']],
    ['She wrote in a post on X.', ['a post on X', 'post', 'X']],
    ['She wrote on X on Monday.', ['X', 'post', 'X']],
    ['She wrote in a Facebook post on Monday.', ['a Facebook post', 'post', 'Facebook']],
    ['She said in a series of posts on Telegram.', ['a series of posts on Telegram', 'post', 'Telegram']],
    ['She said in a statement on Tuesday.', ['a statement', 'document', null]],
    [
      'She said in a statement carried by state news agency KAP.',
      ['a statement carried by state news agency KAP', 'document', 'KAP'],
    ],
    ['She wrote in her memoir, “The Long Ebb”.', ['her memoir, “The Long Ebb”', 'book', null]],
    [
      'She said in an interview with the Calder Courier.',
      ['an interview with the Calder Courier', 'interview', 'Calder Courier'],
    ],
    ['She said in a telephone interview.', ['a telephone interview', 'interview', null]],
    ['She wrote in a letter to the faculty.', ['a letter to the faculty', 'personal_communication', null]],
    ['She spoke on state television.', ['state television', 'broadcast', null]],
    ['She spoke on the BBC’s Harbour programme.', ['the BBC’s Harbour programme', 'broadcast', 'BBC']],
    ['She spoke on HNN’s “Morning Bell”.', ['HNN’s “Morning Bell”', 'broadcast', 'HNN']],
    ['She spoke on “The Sunday Table”.', ['“The Sunday Table”', 'broadcast', null]],
    ['She spoke on the “Sticky Wicket” podcast.', ['the “Sticky Wicket” podcast', 'song', null]],
    [
      'She was quoted by the Calder Courier as saying so.',
      ['the Calder Courier', 'article-newspaper', 'Calder Courier'],
    ],
    ['State radio quoted her as saying so.', ['State radio', 'broadcast', null]],
    ['She told the court that she knew.', ['the court', 'hearing', null]],
    ['She told a parliamentary committee that she knew.', ['a parliamentary committee', 'hearing', null]],
    ['She told parliament that she knew.', ['parliament', 'speech', null]],
    ['She told a rally in Ortwick that she knew.', ['a rally', 'speech', null]],
    ['She said in a video posted on YouTube.', ['a video posted on YouTube', 'motion_picture', 'YouTube']],
    ['She issued a statement saying so.', ['a statement', 'document', null]],
    [
      'She said in a telephone chat with Radio Wexford.',
      ['a telephone chat with Radio Wexford', 'interview', 'Radio Wexford'],
    ],
    [
      'She said in a film shown by the broadcaster HTV.',
      ['a film shown by the broadcaster HTV', 'broadcast', 'HTV'],
    ],
    [
      'She wrote in Sunday’s Tribune-Record.',
      ['Sunday’s Tribune-Record', 'article-newspaper', 'Tribune-Record'],
    ],
    ['She told a morning show.', ['a morning show', 'broadcast', null]],
    ['She assured viewers of Channel 6.', ['Channel 6', 'broadcast', 'Channel 6']],
    ['She said at a news conference in Ortwick.', ['a news conference', 'speech', null]],
    ['A source told Touchline that she would go.', ['Touchline', null, 'Touchline']],
    ['“Not yet,” she told the Clarion.', ['the Clarion', null, 'Clarion']],
    ['She promised in a letter to return.', ['a letter', 'personal_communication', null]],
  ])('is found: %s', (text, expected) => {
    expect(found(text)).toContainEqual(expected);
  });

  it.each([
    'She told reporters on Tuesday.',
    'Six in ten favour it, according to a Calder Courier poll.',
    'She told this newspaper that she would wait.',
    'She told Otto Lind to wait.',
    'She told NATO that she would wait.',
    'Otto Lindqvar wrote to her. She told Lindqvar that she would wait.',
    'She told Lindqvar that she would wait. “Why?” Lindqvar asked.',
    'She told Lindqvar to wait.',
    'She told Republicans that she would wait.',
    'They spoke on Monday in Ortwick.',
    'According to Ada Berg, the port is closed.',
    'The report was late and the court was full.',
  ])('is not found: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('has the position of its words', () => {
    const text = 'Berg told state broadcaster HTV.';
    for (const { start, end, text: words } of channelsIn(text)) expect(text.slice(start, end)).toBe(words);
  });

  it('is known by its name where the text calls it an outlet elsewhere', () => {
    const text = 'The newspaper Vremena asked her. She told Vremena that she knew.';
    expect(found(text)).toContainEqual(['Vremena', 'article-newspaper', 'Vremena']);
  });

  it('is the outlet named before, where it is called the newspaper', () => {
    const text =
      'She told the Calder Courier that she knew. A spokesman told the newspaper that she did not.';
    expect(found(text)).toContainEqual(['the newspaper', 'article-newspaper', 'Calder Courier']);
  });
});

describe('the channel of a quotation', () => {
  function channelFor(text: string, words: { content: string; speaker: string | null; cue: string | null }) {
    const span = (part: string) => [text.indexOf(part), text.indexOf(part) + part.length] as const;
    const quotation = {
      spans: [span(words.content)],
      speaker: words.speaker === null ? null : span(words.speaker),
      cue: words.cue === null ? null : span(words.cue),
    };
    return channelOf(readTokens(text), channelsIn(text), quotation)?.text ?? null;
  }

  it.each([
    ['“No,” she told state broadcaster HTV.', '“No,”', 'she', 'told', 'state broadcaster HTV'],
    ['She said that nothing changes, according to HTV.', 'that nothing changes', 'She', 'said', 'HTV'],
    ['In a post on X, Berg wrote: “No.”', '“No.”', 'Berg', 'wrote', 'a post on X'],
    ['“No,” Berg said. Lind told HTV that he knew.', '“No,”', 'Berg', 'said', null],
    [
      'Nothing changes, according to state broadcaster HTV.',
      'Nothing changes',
      'state broadcaster HTV',
      'according to',
      null,
    ],
    ['She said that he had told HTV the truth.', 'that he had told HTV the truth', 'She', 'said', null],
  ])('is in its own sentence, outside of what was said: %s', (text, content, speaker, cue, channel) => {
    expect(channelFor(text, { content, speaker, cue })).toBe(channel);
  });
});

describe('channels in a hostile text', () => {
  it.each([
    'told ',
    'told A ',
    'on A ',
    'in a post ',
    'according to A ',
    'a A ',
    'A-A-',
    'éa',
    ' quoted',
    'on “A ',
  ])('are no more than its repeats: %j', (piece) => {
    const text = piece.repeat(Math.ceil(50_000 / piece.length));
    expect(channelsIn(text).length).toBeLessThanOrEqual(text.length / piece.length);
  });
});
