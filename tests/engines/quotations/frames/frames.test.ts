import { describe, expect, it } from 'vitest';
import type { Frame, FrameKind } from '../../../../src/engines/quotations/frames/frame.js';
import { framesIn } from '../../../../src/engines/quotations/frames/frames.js';
import { Reading } from '../../../../src/engines/reading/reading.js';

function framesOf(text: string, kind: FrameKind, language: string | null = 'en') {
  return framesIn(new Reading(text), language).filter((frame) => frame.kind === kind);
}

function printed(text: string, { content, speaker, cue }: Frame) {
  return [
    content.map((span) => text.slice(...span)).join(' … '),
    speaker && text.slice(...speaker),
    cue && text.slice(...cue),
  ];
}

describe('the clause after a quotation', () => {
  it.each([
    ['“No,” she said.', 'she', 'said'],
    ['“No,” said Ada Berg.', 'Ada Berg', 'said'],
    ['“No,” said Ada Berg, the mayor of Ortwick.', 'Ada Berg, the mayor of Ortwick', 'said'],
    ['“No,” the minister for harbours said on Tuesday.', 'the minister for harbours', 'said'],
    [
      '“No,” Sen. Ada Berg (R-Wexford) has repeatedly said.',
      'Sen. Ada Berg (R-Wexford)',
      'has repeatedly said',
    ],
    ['“No”, Ada Berg, who leads the ministry, told reporters.', 'Ada Berg, who leads the ministry,', 'told'],
    ['“Why?” asked a spokesman for the union.', 'a spokesman for the union', 'asked'],
    ['“No,” tweeted Voss.', 'Voss', 'tweeted'],
  ])('names the speaker: %s', (text, speaker, cue) => {
    const [frame] = framesOf(text, 'credit_after');
    expect(frame && printed(text, frame).slice(1)).toEqual([speaker, cue]);
  });

  it.each([
    'She did it, “for the town,” telling reporters so.',
    'Lind, who spoke of “a flood,” thought the plan was thin.',
    'He called it “a flood,” denounced the plan as thin and left.',
    '“No,” Ada Berg was told.',
  ])('is none where the verb has another subject: %s', (text) => {
    expect(framesOf(text, 'credit_after')).toEqual([]);
  });

  it('is none where the quotation ended its sentence', () => {
    expect(framesOf('“No.” Otto Lind said nothing.', 'credit_after')).toEqual([]);
  });
});

describe('the clause before a quotation', () => {
  it.each([
    ['Ada Berg said, “No.”', 'Ada Berg', 'said'],
    ['In a post on Friday, Berg wrote, “No.”', 'Berg', 'wrote'],
    ['But the minister told reporters that “nothing changes”.', 'the minister', 'told'],
    [
      'Ada Berg, the minister for harbours, warned of “a slow flood”.',
      'Ada Berg, the minister for harbours,',
      'warned',
    ],
  ])('names the speaker: %s', (text, speaker, cue) => {
    const [frame] = framesOf(text, 'credit_before');
    expect(frame && printed(text, frame).slice(1)).toEqual([speaker, cue]);
  });
});

it('a clause before a quotation that ended its sentence, or is passive, names no speaker', () => {
  for (const text of ['“No,” Ada Berg said. “Not now.”', 'Ada Berg was accused of “a slow flood”.'])
    expect(framesOf(text, 'credit_before')).toEqual([]);
});

describe('a colon before a quotation', () => {
  it.each([
    ['Ada Berg said: “No.”', 'Ada Berg', 'said'],
    ['Berg: “No.”', 'Berg', ':'],
    ['The claim: “No.”', 'The claim', ':'],
    ['The notice on the door read: “Closed.”', 'The notice on the door', 'read'],
    ['The union replied on Tuesday:\n\n“We will not wait.”', 'The union', 'replied'],
    ['There was one answer: “No.”', null, ':'],
    ['In her reply, Berg gave a guarantee: “No.”', 'Berg', ':'],
  ])('announces it: %s', (text, speaker, cue) => {
    const [frame] = framesOf(text, 'colon');
    expect(frame && printed(text, frame).slice(1)).toEqual([speaker, cue]);
  });
});

describe('“as somebody put it”', () => {
  it.each([
    ['As Ada Berg put it, the bridge is a ruin.', 'the bridge is a ruin', 'Ada Berg', 'put it'],
    ['As the mayor said, “the bridge is a ruin.”', '“the bridge is a ruin.”', 'the mayor', 'said'],
    ['The bridge is a ruin, as she noted.', 'The bridge is a ruin', 'she', 'noted'],
    ['“A ruin,” as Lind has put it.', '“A ruin,”', 'Lind', 'has put it'],
  ])('frames what was said: %s', (text, content, speaker, cue) => {
    const [frame] = framesOf(text, 'as_put');
    expect(frame && printed(text, frame)).toEqual([content, speaker, cue]);
  });

  it('is no frame without a verb of speech', () => {
    expect(framesOf('As the mayor left, the bridge closed.', 'as_put')).toEqual([]);
    expect(framesOf('She spoke as a mayor.', 'as_put')).toEqual([]);
  });
});

describe('“according to”', () => {
  it.each([
    ['The port reopens on Monday, according to the ministry.', 'The port reopens on Monday', 'the ministry'],
    ['According to Ada Berg, the port reopens on Monday.', 'the port reopens on Monday', 'Ada Berg'],
    ['According to Berg Ortwick has refused to pay.', 'Ortwick has refused to pay', 'Berg'],
    ['The port, according to Berg, reopens on Monday.', 'The port … reopens on Monday', 'Berg'],
    [
      '“Nothing changes,” according to a spokesman for the union.',
      '“Nothing changes,”',
      'a spokesman for the union',
    ],
    [
      'The port reopens, according to Otto Lind, the head of the union.',
      'The port reopens',
      'Otto Lind, the head of the union',
    ],
  ])('frames what was said: %s', (text, content, speaker) => {
    const [frame] = framesOf(text, 'according');
    expect(frame && printed(text, frame)).toEqual([
      content,
      speaker,
      text.includes('According') ? 'According to' : 'according to',
    ]);
  });
});

describe('a headline', () => {
  it.each([
    ['Minister: strike will end', 'strike will end', 'Minister'],
    ['Ada Berg: “We will not wait”', '“We will not wait”', 'Ada Berg'],
    ['Harbour strike will end: minister', 'Harbour strike will end', 'minister'],
  ])('with a colon names the speaker: %s', (title, content, speaker) => {
    const text = `${title}\n\nThe strike goes on, the minister told Ada Berg.`;
    const [frame] = framesOf(text, 'headline');
    expect(frame && printed(text, frame)).toEqual([content, speaker, ':']);
  });

  it('names nobody whom the text below does not know', () => {
    expect(framesOf('Ada Berg: “We will not wait”\n\nThe strike goes on.', 'headline')).toEqual([]);
  });

  it.each(['Analysis: the strike goes on', 'Live: strike enters third week', 'The strike goes on'])(
    'is none of somebody’s words: %s',
    (title) => {
      expect(framesOf(`${title}\n\nThe strike goes on.`, 'headline')).toEqual([]);
    },
  );
});

describe('a transcript', () => {
  it('has a frame for each turn, without remarks in brackets', () => {
    const text =
      'MS. BERG: Good morning. I have two items.\n\nThen I take questions.\n\nQ: Is it true?\n\nMS. BERG: No. (Laughter.) Not a word of it.';
    expect(framesOf(text, 'label').map((frame) => printed(text, frame))).toEqual([
      ['Good morning. I have two items. … Then I take questions.', 'MS. BERG', ':'],
      ['Is it true?', null, ':'],
      ['No. … Not a word of it.', 'MS. BERG', ':'],
    ]);
  });

  it('in quotation marks has a frame for each turn too', () => {
    const text = '“BERG: Is it closed?\n\n“LIND: It is.”';
    expect(framesOf(text, 'label').map((frame) => printed(text, frame))).toEqual([
      ['Is it closed?', 'BERG', ':'],
      ['It is.”', 'LIND', ':'],
    ]);
  });

  it('within an article has the words in marks alone', () => {
    const text =
      'The two met on Tuesday night.\n\nBERG: “He voted for it nine times.”\n\nLIND: “I did not.”\n\nThe hall was cold, and nobody clapped.\n\nBERG: “Nine times.”\n\nLIND: “No.”\n\nThey meet again on Sunday.\n\nThe vote is in May.';
    expect(framesOf(text, 'label').map((frame) => printed(text, frame)[0])).toEqual([
      '“He voted for it nine times.”',
      '“I did not.”',
      '“Nine times.”',
      '“No.”',
    ]);
  });
});

describe('a signature', () => {
  it('follows a quotation after a dash', () => {
    const text = '“The bridge is a ruin.”\n— Ada Berg, mayor of Ortwick';
    const [frame] = framesOf(text, 'signature');
    expect(frame && printed(text, frame)).toEqual([
      '“The bridge is a ruin.”',
      'Ada Berg, mayor of Ortwick',
      null,
    ]);
  });

  it('ends a letter', () => {
    const text =
      'Letters\n\nDear Sir,\n\nThe bridge is a ruin.\n\nMend it.\n\nYours faithfully,\n\nAda Berg\n\nOrtwick';
    const [frame] = framesOf(text, 'signature');
    expect(frame && printed(text, frame)).toEqual(['The bridge is a ruin. … Mend it.', 'Ada Berg', null]);
  });
});

describe('an attribution between dashes within the marks', () => {
  it('is left out of the words, and names speaker, cue and channel', () => {
    const text =
      '“On this bridge – she said according to state broadcaster HTV – we will not yield. Not a day.”';
    const [frame] = framesOf(text, 'inserted');
    expect(frame && printed(text, frame)).toEqual([
      '“On this bridge … we will not yield. Not a day.”',
      'she',
      'said',
    ]);
    expect(frame?.channel).toMatchObject({ text: 'state broadcaster HTV', type: 'broadcast', outlet: 'HTV' });
    expect(text.slice(frame?.channel?.start, frame?.channel?.end)).toBe('state broadcaster HTV');
  });

  it('is none where the speaker used the dashes', () => {
    expect(framesOf('“The plan – said to cost millions – is dead,” she said.', 'inserted')).toEqual([]);
  });
});

describe('other languages', () => {
  it.each([
    [
      'de',
      '„Die Brücke bleibt zu“, sagte Bürgermeisterin Ada Berg am Dienstag.',
      'Bürgermeisterin Ada Berg',
      'sagte',
    ],
    ['de', '„Die Brücke bleibt zu“, so Berg.', 'Berg', 'so'],
    ['de', 'Ada Berg sagte: „Die Brücke bleibt zu.“', 'Ada Berg', 'sagte'],
    [
      'de',
      '„Nein“, erklärte ein Sprecher des Ministeriums in Ortwick.',
      'ein Sprecher des Ministeriums',
      'erklärte',
    ],
    ['fr', '« Le pont reste fermé », a déclaré Ada Berg mardi.', 'Ada Berg', 'a déclaré'],
    ['fr', '« Le pont reste fermé », a-t-elle dit.', 'elle', 'a-t-elle dit'],
    ['fr', '« Non », explique le maire d’Ortwick.', 'le maire d’Ortwick', 'explique'],
    ['fr', 'Ada Berg a déclaré : « Non. »', 'Ada Berg', 'a déclaré'],
    ['es', '«El puente sigue cerrado», dijo Ada Berg el martes.', 'Ada Berg', 'dijo'],
    ['es', '“No”, afirmó la alcaldesa de Ortwick, Ada Berg.', 'la alcaldesa de Ortwick, Ada Berg', 'afirmó'],
    ['es', 'Ada Berg dijo: «No».', 'Ada Berg', 'dijo'],
    ['it', '“Il ponte resta chiuso”, ha detto Ada Berg.', 'Ada Berg', 'ha detto'],
    ['it', 'Ada Berg ha detto: «No».', 'Ada Berg', 'ha detto'],
    ['zh', '市长艾达说：“大桥继续关闭。”', '市长艾达', '说'],
    ['zh', '外交部发言人艾达17日在北京表示：“大桥继续关闭。”', '外交部发言人艾达', '表示'],
    ['zh', '“大桥继续关闭。”艾达说。', '艾达', '说'],
    ['ja', 'アダ市長は5日、記者団に「橋は閉鎖したままだ」と述べた。', 'アダ市長', '述べ'],
  ])('(%s) name the speaker in simple frames: %s', (language, text, speaker, cue) => {
    const frames = framesIn(new Reading(text), language);
    expect(frames.map((frame) => printed(text, frame).slice(1))).toContainEqual([speaker, cue]);
  });

  it('have no frames where they are not known', () => {
    const text = '«Мост закрыт», — сказала Ада Берг.';
    expect(framesIn(new Reading(text), 'ru')).toEqual([]);
  });
});

describe('frames in a hostile text', () => {
  it.each([
    'according to ',
    'as a said ',
    '“a,” said A ',
    'A: “a” ',
    '“a” – A\n\n',
    'A: a\n',
    'Dear A\n',
    '“ – a – ',
    '“',
    'as ',
  ])('are no more than its repeats: %j', (piece) => {
    const text = piece.repeat(Math.ceil(20_000 / piece.length));
    for (const language of ['en', 'de', 'fr', 'zh', 'ja'])
      expect(framesIn(new Reading(text), language).length).toBeLessThanOrEqual(text.length);
  });
});
