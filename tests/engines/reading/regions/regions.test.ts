import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { blockQuotationsIn } from '../../../../src/engines/reading/regions/block-quotations.js';
import { joinedRegions } from '../../../../src/engines/reading/regions/joined.js';
import { quotedRegions } from '../../../../src/engines/reading/regions/regions.js';

const inside = (text: string) => quotedRegions(text).map(({ start, end }) => text.slice(start, end));
const marked = (text: string) => quotedRegions(text).map(({ outer }) => text.slice(...outer));

describe('a passage in quotation marks', () => {
  it('is not nested in an apostrophe that looks like an opening mark', () => {
    const text = '‘Merica is tired. “We cannot pay,” said Berg.\n\nShe left.';
    expect(quotedRegions(text).map(({ start, end, level }) => [text.slice(start, end), level])).toEqual([
      ['We cannot pay,', 1],
    ]);
  });

  it.each([
    ['curly', 'She said: “The bridge stays closed.” He agreed.', 'The bridge stays closed.'],
    ['straight', 'She said: "The bridge stays closed." He agreed.', 'The bridge stays closed.'],
    ['doubled single', "She said: ''The bridge stays closed.'' He agreed.", 'The bridge stays closed.'],
    ['typewritten', "She said: ``The bridge stays closed.'' He agreed.", 'The bridge stays closed.'],
    ['British', '‘The bridge stays closed,’ she said.', 'The bridge stays closed,'],
    ['straight single', "'The bridge stays closed,' she said.", 'The bridge stays closed,'],
    ['French', 'Elle a dit : « Le pont reste fermé. » Il acquiesce.', 'Le pont reste fermé.'],
    ['German', '„Die Brücke bleibt zu“, sagte sie.', 'Die Brücke bleibt zu'],
    ['German with a full stop', '„Die Brücke bleibt zu.“ Sie ging.', 'Die Brücke bleibt zu.'],
    ['German single', 'Sie nannte es ‚eine Zumutung‘ und ging.', 'eine Zumutung'],
    ['German guillemets', '»Die Brücke bleibt zu«, sagte sie.', 'Die Brücke bleibt zu'],
    ['Polish', 'Powiedziała: „Most jest zamknięty”.', 'Most jest zamknięty'],
    ['Swedish', '”Bron är stängd”, sade hon.', 'Bron är stängd'],
    ['Spanish', 'Dijo: «El puente sigue cerrado».', 'El puente sigue cerrado'],
    ['Japanese', '市長は「橋は閉鎖したままだ」と述べた。', '橋は閉鎖したままだ'],
    ['Chinese', '市长说：“大桥继续关闭。”他同意。', '大桥继续关闭。'],
    ['Chinese straight', '市长说"大桥继续关闭"，他同意。', '大桥继续关闭'],
    ['low and straight', 'Powiedziała: „Most jest zamknięty".', 'Most jest zamknięty'],
    ['without a space before it', 'She said:"The bridge stays closed."', 'The bridge stays closed.'],
    ['with a letter after it', 'The "maybe"s are gone.', 'maybe'],
    ['in brackets', 'The bridge ("a ruin") is closed.', 'a ruin'],
  ])('is found in %s marks', (_name, text, expected) => {
    expect(inside(text)).toEqual([expected]);
  });

  it('has its marks in the outer span', () => {
    expect(marked("He said ''no,'' and she said “yes.”")).toEqual(["''no,''", '“yes.”']);
    expect(marked('Il dit : « Non. »')).toEqual(['« Non. »']);
  });

  it.each([
    ['apostrophes', 'It’s the dogs’ dinner, rock ’n’ roll of the ’90s, and the boys’ own.'],
    ['straight apostrophes', "It's the dogs' dinner, rock 'n' roll of the '90s, and 'twas the boys' own."],
    ['wrong apostrophes', 'In the ‘90s they told ‘em.'],
    ['feet and inches', 'He is 6\'2" tall and she is 5\' 10" in shoes.'],
    ['minutes', "She ran it in 3'20''."],
    ['Hebrew abbreviations', 'דובר צה"ל אמר'],
    ['a stray closing mark', 'The bridge is closed.” He went.'],
    ['only marks', '“” "" « » 「」'],
  ])('is nothing where there are only %s', (_name, text) => {
    expect(inside(text)).toEqual([]);
  });

  it.each([
    ['‘The voters’ choice,’ he said.', ['The voters’ choice,']],
    ["'We are goin' home,' he said.", ["We are goin' home,"]],
    ['The ‘experts’ said the workers’ plight was ‘theirs’.', ['experts', 'theirs']],
    ["'It's the people's bridge,' she said.", ["It's the people's bridge,"]],
    ['He is 6\'2" and said: "I am tall."', ['I am tall.']],
  ])('is told from apostrophes in %s', (text, expected) => {
    expect(inside(text)).toEqual(expected);
  });
});

describe('nested quotation marks', () => {
  it.each([
    ['“He said ‘no’ to me,” she said.', ['He said ‘no’ to me,', 'no'], [1, 2]],
    ['‘He said “no” to me,’ she said.', ['He said “no” to me,', 'no'], [1, 2]],
    ['"He said \'no,\'" she said.', ["He said 'no,'", 'no,'], [1, 2]],
    ["''He said 'no,' '' she said.", ["He said 'no,'", 'no,'], [1, 2]],
    ['“He said “no” to me,” she said.', ['He said “no” to me,', 'no'], [1, 2]],
    ['「彼は『いや』と言った」と述べた。', ['彼は『いや』と言った', 'いや'], [1, 2]],
    ['„Er sagte ‚nein‘ zu mir“, sagte sie.', ['Er sagte ‚nein‘ zu mir', 'nein'], [1, 2]],
    ['« Il a dit “non” », dit-elle.', ['Il a dit “non”', 'non'], [1, 2]],
  ])('have a level each: %s', (text, words, levels) => {
    expect(inside(text)).toEqual(words);
    expect(quotedRegions(text).map(({ level }) => level)).toEqual(levels);
  });
});

describe('a quotation over several paragraphs', () => {
  it('is one group, with an opening mark on each', () => {
    const text = '“We waited.\n\n“We will not wait again.\n\n“Not a day,” she said. “Not one.”';
    expect(inside(text)).toEqual(['We waited.', 'We will not wait again.', 'Not a day,', 'Not one.']);
    expect(quotedRegions(text).map(({ group }) => group)).toEqual([0, 0, 0, 1]);
    expect(quotedRegions(text).map(({ isClosed }) => isClosed)).toEqual([false, false, true, true]);
  });

  it('is one group without an opening mark on the last', () => {
    const text = 'She said: "We waited.\n\nWe will not wait again."\n\nHe left.';
    expect(inside(text)).toEqual(['We waited.', 'We will not wait again.']);
    expect(quotedRegions(text).map(({ group }) => group)).toEqual([0, 0]);
  });

  it('is one group in British marks', () => {
    const text = '‘We waited.\n\n‘It’s the dogs’ own day,’ she said.\n\n‘Twas late.';
    expect(inside(text)).toEqual(['We waited.', 'It’s the dogs’ own day,']);
    expect(quotedRegions(text).map(({ group }) => group)).toEqual([0, 0]);
  });

  it('has no page number in it', () => {
    const text = 'She said: “We waited a whole\n\n12\n\nday for them,” and left.';
    expect(inside(text)).toEqual(['We waited a whole', 'day for them,']);
  });

  it('is not joined with one that begins within its paragraph', () => {
    const text = '“We waited.\n\nHe said: “No.”';
    expect(quotedRegions(text).map(({ group }) => group)).toEqual([0, 1]);
  });
});

describe('a transcript in quotation marks', () => {
  it('has a quotation for each turn, without the name of its speaker', () => {
    const text = '“BERG: Is it closed?\n\n“LIND: It is.\n\n“And stays so.\n\n“BERG: Why?”';
    const regions = quotedRegions(text);
    expect(inside(text)).toEqual(['Is it closed?', 'It is.', 'And stays so.', 'Why?']);
    expect(regions.map(({ label }) => label && text.slice(...label))).toEqual(['BERG', 'LIND', null, 'BERG']);
    const [first, second, third, fourth] = regions.map(({ group }) => group);
    expect(new Set([first, second, fourth]).size).toBe(3);
    expect(third).toBe(second);
  });

  it('is none where one quotation has a colon', () => {
    expect(inside('“Berg: We know her.” He left.')).toEqual(['Berg: We know her.']);
  });
});

describe('a missing mark', () => {
  it('affects its own paragraph alone', () => {
    const text = 'He called it “mad and left.\n\nShe said nothing.\n\n“Fine,” he said.';
    expect(inside(text)).toEqual(['mad and left.', 'Fine,']);
  });

  it('loses no words of the speaker where the next quotation opens', () => {
    expect(inside('“We will win, he said. “We must,” she said. “No.”')).toEqual(['We must,', 'No.']);
  });

  it('leaves out the words that name the speaker at the end', () => {
    expect(inside('“We will not wait, Ada Berg said.\n\n“It is over,” said Otto Lind.')).toEqual([
      'We will not wait,',
      'It is over,',
    ]);
  });
});

describe('a line that was wrapped', () => {
  it('continues its paragraph', () => {
    const text = `The mayor said on Tuesday that “the bridge stays closed until
the engineers have seen it” and left the hall.`;
    expect(inside(text)).toEqual(['the bridge stays closed until\nthe engineers have seen it']);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '“',
      '”',
      '"',
      "'",
      '‘',
      '’',
      "''",
      '``',
      '«',
      '»',
      '„',
      '「',
      '」',
      '\n',
      '\n\n',
      ' ',
      'a',
      'no',
      '.',
      ',',
      '5',
    ],
  );

  it('has regions within its bounds, in order, nested or apart, and never over two paragraphs', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const regions = quotedRegions(text);
        for (const [at, { start, end, outer, level }] of regions.entries()) {
          expect(outer[0] <= start && start < end && end <= outer[1] && outer[1] <= text.length).toBe(true);
          expect(text.slice(start, end)).not.toMatch(/\n\n/);
          expect(level).toBeGreaterThan(0);
          const next = regions[at + 1];
          if (next) expect(next.outer[0] >= outer[1] || next.outer[1] <= outer[1]).toBe(true);
        }
      }),
    );
  });

  it.each(['“', '"', "'", '‘a', "''", '«', '“a ', '"a', 'a’s ', "a' ", '„“', '”“', "'a' ", '\n“'])(
    'has no more regions than marks, of 100,000 times %j',
    (piece) => {
      expect(quotedRegions(piece.repeat(100_000)).length).toBeLessThanOrEqual(100_000);
    },
  );
});

describe('marks that are certainly paired', () => {
  const sure = (text: string) => quotedRegions(text).map(({ isSure }) => isSure);

  it.each([
    ['both are there', '“We wait,” she said.', [true]],
    ['the next paragraph goes on with an opening mark', '“We wait.\n\n“We go,” she said.', [true, true]],
    ['those around them are', '“He said ‘no’ to me,” she said.', [true, true]],
    ['one is missing', 'He called it “mad and left.\n\nShe went.', [false]],
    ['those around them are not', '“He said ‘no’ to me.\n\nShe went.', [false, false]],
    ['the next paragraph goes on without one', '“We wait.\n\nWe go,” she said.', [false, false]],
  ])('are such where %s', (_name, text, expected) => {
    expect(sure(text)).toEqual(expected);
  });
});

describe('a quotation that something stands within', () => {
  it.each(['(Applause)', '[Laughter.]', 'Read more: Harbour to close'])('goes on after %s', (line) => {
    const regions = quotedRegions(`“We waited.\n\n${line}\n\n“We will not wait again,” she said.`);
    expect(regions.map(({ group }) => group)).toEqual([0, 0]);
  });

  it('does not go on after a sentence of somebody else', () => {
    const regions = quotedRegions('“We waited.\n\nHe left the hall.\n\n“We will not wait again,” she said.');
    expect(regions.map(({ group }) => group)).toEqual([0, 1]);
  });

  it('has the paragraphs without a mark until one closes it', () => {
    const text = 'She said: “We waited.\n\nNobody came.\n\nWe went home.” He left.';
    expect(inside(text)).toEqual(['We waited.', 'Nobody came.', 'We went home.']);
    expect(joinedRegions(quotedRegions(text)).map(({ start, end }) => text.slice(start, end))).toEqual([
      'We waited.\n\nNobody came.\n\nWe went home.',
    ]);
  });
});

describe('paragraphs quoted without marks', () => {
  const blocks = (text: string) => blockQuotationsIn(text).map((span) => text.slice(...span));

  it.each([
    ['after a colon', 'She wrote:\n\nWe go.\n\nWe stay.', ['We go.', 'We stay.']],
    [
      'until one has marks',
      'She wrote:\n\nWe go.\n\nHe said “no”.\n\nShe left.',
      ['We go.', 'He said “no”.'],
    ],
    ['that are indented', 'She wrote.\n\n    We go.\n\nHe left.', ['We go.']],
    ['after >', 'She wrote.\n\n> We go.\n\nHe left.', ['> We go.']],
    ['in a text that indents all', '    She wrote.\n\n    We go.\n\n    He left.', []],
  ])('are those %s', (_name, text, expected) => {
    expect(blocks(text)).toEqual(expected);
  });
});

describe('marks of many systems, in a text of any length', () => {
  const pieces = [
    '“',
    '‘',
    '«',
    '„',
    '「',
    '『',
    "''",
    '``',
    '"',
    "'",
    '”',
    '’',
    '»',
    '〝',
    '＂',
    '\ud800',
    '\udc00',
  ];
  const mixed = "“a «b „c 「d』 e‘ f’ g» h'' i`` \ud83d j ";

  /** Calls of `charAt`, of which there are some for each mark. */
  const work = (text: string) => {
    const read = vi.spyOn(String.prototype, 'charAt');
    quotedRegions(text);
    const calls = read.mock.calls.length;
    read.mockRestore();
    return calls;
  };

  it.each([...pieces, ...pieces.map((piece) => `a${piece} `), mixed, `${mixed}\n`])(
    'takes work linear in the length, of %j again and again',
    (piece) => {
      const [once, twice, fourTimes] = [2_000, 4_000, 8_000].map((times) => work(piece.repeat(times)));
      expect(twice).toBeLessThanOrEqual(2.2 * (once ?? 0) + 200);
      expect(fourTimes).toBeLessThanOrEqual(2.2 * (twice ?? 0) + 200);
    },
  );

  it('reads two megabytes of them', () => {
    const text = mixed.repeat(Math.ceil(2_000_000 / mixed.length));
    expect(quotedRegions(text).length).toBeLessThan(text.length / 10);
  });
});
