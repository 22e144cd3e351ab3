import { describe, expect, it } from 'vitest';
import { findInArticle } from '../../../../src/record/entry/actions/find-in-article.js';

// What somebody recounts that was said to them: the words are those of the one who said them.

/** The text, the surname of the one to whom the words were said, and that of the one who said them. */
type Case = readonly [text: string, listener: string | null, speaker: string | null];

const CASES: readonly Case[] = [
  [
    'Odile Marr worked for Gregor Pell for three years. She recalls his saying “you belong to this office now” on her first day.',
    'Marr',
    'Pell',
  ],
  [
    'Odile Marr worked for Gregor Pell for three years. In her diary she recalls Pell telling her “nobody will believe a trainee”.',
    'Marr',
    'Pell',
  ],
  ['Gregor Pell hired Odile Marr in 2011. He told her “you smile too little for this job”.', 'Marr', 'Pell'],
  [
    'Gregor Pell hired Odile Marr in 2011. She remembered him shouting “shut the door and sit down” through the whole corridor.',
    'Marr',
    'Pell',
  ],
  [
    'Gregor Pell hired Odile Marr in 2011. Marr still remembers what he called her in front of the crew: “the furniture”.',
    'Marr',
    'Pell',
  ],
  ['Odile Marr was told by Gregor Pell that “careers end quietly here”.', 'Marr', 'Pell'],
  ['Odile Marr was called “a pretty liability” by Gregor Pell at the summer party.', 'Marr', 'Pell'],
  [
    'Odile Marr said that Gregor Pell had told her “to wear something shorter” before the reception.',
    'Marr',
    'Pell',
  ],
  ['According to Odile Marr, Gregor Pell said: “You will never work on a ship again.”', 'Marr', 'Pell'],
  [
    'Odile Marr says Pell, the yard’s manager, warned her that “accidents happen to girls who talk”.',
    'Marr',
    'Pell',
  ],
  [
    'The dancer Odile Marr describes her director, Gregor Pell, telling her “you owe me this much”.',
    'Marr',
    'Pell',
  ],
  [
    'Odile Marr testified that Gregor Pell had shouted “get on your knees” at her in the store room.',
    'Marr',
    'Pell',
  ],
  ['Odile Marr, whom Gregor Pell had called “my best investment”, left the yard in May.', 'Marr', 'Pell'],
  ['Gregor Pell, Odile Marr said, called her “a toy for the night shift”.', 'Marr', 'Pell'],
  [
    'Odile Marr was a cook on the tug. “Nobody is coming to help you,” Gregor Pell told her, according to the complaint.',
    'Marr',
    'Pell',
  ],
  ['Odile Marr was nineteen then. She was told “to be nice to the guests”.', 'Marr', null],
  ['Odile Marr heard Gregor Pell say that “women on deck bring storms”.', 'Marr', 'Pell'],
  ['Odile Marr quoted Gregor Pell as saying that he “could have anyone replaced by noon”.', 'Marr', 'Pell'],
  ['In a message to Odile Marr, Gregor Pell wrote: “Wear the red one.”', 'Marr', 'Pell'],
  ['Odile Marr remembers Gregor Pell asking her “whether she was always this cold”.', 'Marr', 'Pell'],
  ['Odile Marr and Ruta Kalnin shared a desk. She told her “to keep a diary of everything”.', null, null],
  ['The complaint says that Pell reminded Odile Marr “who signs the rotas”.', 'Marr', 'Pell'],
  [
    'Odile Marr told the inquiry about Gregor Pell’s whispering “you know what I want” as he passed her chair.',
    'Marr',
    'Pell',
  ],
  [
    'Odile Marr had told a friend about the evening. Gregor Pell had followed her to the lift and told her: “You can go up with me or go home for good.”',
    'Marr',
    'Pell',
  ],
  [
    'Tessa Arkwright sang for Dunstan Vale for a decade. She recalled his muttering “one more note and you are out” behind the curtain.',
    'Arkwright',
    'Vale',
  ],
  [
    'Tessa Arkwright remembered Dunstan Vale saying “your voice is mine until I say otherwise”.',
    'Arkwright',
    'Vale',
  ],
  [
    'Dunstan Vale hired Tessa Arkwright as an understudy. He warned her “not to make an enemy of the whole company”.',
    'Arkwright',
    'Vale',
  ],
  [
    'Tessa Arkwright toured with Dunstan Vale. She can still hear him yelling “faster, you useless girl” from the stalls.',
    'Arkwright',
    'Vale',
  ],
  [
    'Tessa Arkwright was warned by Dunstan Vale that “a soprano without friends is a waitress”.',
    'Arkwright',
    'Vale',
  ],
  [
    'Tessa Arkwright was described as “my little pension” by Dunstan Vale in front of the orchestra.',
    'Arkwright',
    'Vale',
  ],
  [
    'Tessa Arkwright claims that Dunstan Vale asked her “to prove how much she wanted the part”.',
    'Arkwright',
    'Vale',
  ],
  ['According to Tessa Arkwright, Dunstan Vale told her that “saying no is a luxury”.', 'Arkwright', 'Vale'],
  [
    'Tessa Arkwright said Vale, then the opera’s director, laughed and called her “a frigid little nun”.',
    'Arkwright',
    'Vale',
  ],
  [
    'Tessa Arkwright recounted Dunstan Vale leaning over the piano and telling her “this stays in the room”.',
    'Arkwright',
    'Vale',
  ],
  [
    'Tessa Arkwright stated in court that Dunstan Vale had hissed “you asked for this” before he left.',
    'Arkwright',
    'Vale',
  ],
  [
    'Tessa Arkwright, to whom Dunstan Vale had said “you are nothing without me”, resigned in spring.',
    'Arkwright',
    'Vale',
  ],
  ['Dunstan Vale, Tessa Arkwright recalled, told her “to lock the door behind her”.', 'Arkwright', 'Vale'],
  [
    'Tessa Arkwright waited outside. “Come in and take your coat off,” Dunstan Vale told her.',
    'Arkwright',
    'Vale',
  ],
  ['Tessa Arkwright was twenty-two. She was asked “how far she would go”.', 'Arkwright', null],
  [
    'Tessa Arkwright overheard Dunstan Vale telling a guest that “the new girl is easily frightened”.',
    'Arkwright',
    'Vale',
  ],
  [
    'Tessa Arkwright remembers what Dunstan Vale had whispered to her: “I have buried better singers than you.”',
    'Arkwright',
    'Vale',
  ],
  [
    'In a letter to Tessa Arkwright, Dunstan Vale wrote that she was “a mistake I can correct”.',
    'Arkwright',
    'Vale',
  ],
  ['Tessa Arkwright describes her agent telling her “that is the price of the part”.', 'Arkwright', null],
  [
    'Tessa Arkwright says she remembers him, Dunstan Vale, screaming “get her out of my sight” at the porter.',
    'Arkwright',
    'Vale',
  ],
  [
    'Tessa Arkwright and Brida Holm shared a dressing room. She told her “to write every word down”.',
    null,
    null,
  ],
  ['The report says that Vale urged Tessa Arkwright “to think of her mother’s rent”.', 'Arkwright', 'Vale'],
  [
    'Tessa Arkwright spoke of Dunstan Vale’s telling her “you will thank me one day” after each rehearsal.',
    'Arkwright',
    'Vale',
  ],
  [
    'Dunstan Vale met Tessa Arkwright at the stage door. He asked her “what she was prepared to give up”, she said.',
    'Arkwright',
    'Vale',
  ],
  [
    'Lena Foss rowed for Bram Okker until March. She recalled his coaches laughing and him saying “sit on my lap or sit out the season”.',
    'Foss',
    'Okker',
  ],
  ['Lena Foss recalls being told by Bram Okker “to keep quiet about the showers”.', 'Foss', 'Okker'],
  ['Lena Foss said she remembers Bram Okker bellowing “again, you cow” across the lake.', 'Foss', 'Okker'],
  [
    'Bram Okker coached Lena Foss. He told her “girls like you never last”, the panel heard.',
    'Foss',
    'Okker',
  ],
  [
    'In an interview Lena Foss described how Bram Okker had asked her “what she wore to bed”.',
    'Foss',
    'Okker',
  ],
  ['Lena Foss was labelled “a hysteric” by Bram Okker in an email to the federation.', 'Foss', 'Okker'],
  ['Lena Foss, according to her mother, was told “to apologise to the team”.', 'Foss', null],
  [
    'Lena Foss complained that Okker, the head coach, kept telling her “smile for the sponsors”.',
    'Foss',
    'Okker',
  ],
  ['Lena Foss remembers him, in the car, whispering “this is our secret”.', 'Foss', null],
  [
    'Lena Foss showed the panel a message in which Bram Okker called her “my prettiest mistake”.',
    'Foss',
    'Okker',
  ],
  [
    'Lena Foss told reporters Bram Okker had threatened her: “One word and you never race again.”',
    'Foss',
    'Okker',
  ],
  ['Bram Okker shouted at Lena Foss in front of the crew. “Get off my boat,” he told her.', 'Foss', 'Okker'],
  [
    'Lena Foss could recall only her captain’s muttering “not again, Bram” before the door closed.',
    'Foss',
    null,
  ],
  ['Lena Foss recounted how Bram Okker would greet her with “there is my favourite”.', 'Foss', 'Okker'],
  ['The board was told by Lena Foss that Bram Okker had “a key to every room”.', null, 'Foss'],
];

const surnameOf = (name: string | null | undefined) => name?.split(' ').at(-1) ?? null;

/** The quotation that has the words in marks; the shortest of several. */
function quotationIn(text: string) {
  const at = text.indexOf('“') + 1;
  const lengthOf = ([start, end]: readonly [number, number]) => end - start;
  return findInArticle(text)
    .quotations.filter(({ spans }) => spans.some(([start, end]) => start <= at && at < end))
    .toSorted((one, other) => lengthOf(one.spans[0] ?? [0, 0]) - lengthOf(other.spans[0] ?? [0, 0]))[0];
}

describe('words that somebody recounts', () => {
  it.each(CASES)('are not those of the one to whom they were said: %s', (text, listener) => {
    const name = surnameOf(quotationIn(text)?.speaker?.name);
    if (listener !== null) expect(name).not.toBe(listener);
  });

  it('are those of the one who said them, mostly', () => {
    const right = CASES.filter(
      ([text, , speaker]) => surnameOf(quotationIn(text)?.speaker?.name) === speaker,
    );
    expect(right.length).toBeGreaterThanOrEqual(56);
  });

  it('have the one who recounts them beside them', () => {
    const text = 'Odile Marr recalls Gregor Pell telling her “nobody will believe a trainee”.';
    expect(quotationIn(text)?.recountedBy?.text).toBe('Odile Marr');
    expect(quotationIn('“No,” said Gregor Pell.')?.recountedBy).toBe(null);
  });
});
