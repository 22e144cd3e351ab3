// Reports about invented people: sentences made of parts, so that many share words and some are twins.

export type Random = () => number;

/** Numbers from 0 to 1, the same for a seed on every machine (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function below(random: Random, most: number): number {
  return Math.floor(random() * most);
}

export function pick<T>(random: Random, some: readonly T[]): T {
  return some[below(random, some.length)] as T;
}

const list = (words: string) => words.split('|');

const WHO = list(
  'The mayor|Ilse Marren|Mr Dorn|The harbour master|Ms Vale|Her deputy|The union|A spokesman for the port|Oskar Lind|The council|Professor Ambrey|The ministry',
);
const SAID = list('said|added|told reporters|insisted|claimed|wrote on Tuesday|repeated|announced');
const THING = list(
  'the northern pier|the old ferry line|the budget for schools|a second bridge|the fish market|the night train|the new tariff|the flood wall|the town library|the strike at the yard|the survey of wells|the treaty on salmon',
);
const DO = list(
  'will open in spring|cost 14 million crowns|is closed until further notice|would be sold to nobody|has lost half of its staff|must be repaired before winter|was never a priority|needs the consent of all parties|could be ready by 9 May|remains in public hands|did not pass the second reading|serves about 6,200 people a day',
);
const WHY = list(
  'because the engineers asked for it|despite doubts about the price|after talks that lasted until dawn|as the law of 2019 demands|while the court considers the case|if the weather holds|without a vote in the chamber|in spite of three protests|and no one objected|although the report warned against it',
);
const ASIDE = list(
  'Rain is expected|Nobody left the room|The session went on past midnight|Two of the nine members were absent|Shops stayed open|The crowd applauded|It was the third vote in a month|Questions were not allowed',
);
const MORE = list(
  'quietly|again|on the radio|in a long letter|at the quay|for the first time|with some heat|to loud laughter',
);

export function sentence(random: Random): string {
  const [who, said, thing, what, why, more] = [WHO, SAID, THING, DO, WHY, MORE].map((some) =>
    pick(random, some),
  ) as [string, string, string, string, string, string];
  const capital = thing.replace(/^./, (first) => first.toUpperCase());
  switch (below(random, 7)) {
    case 0:
      return `${who} ${said} ${more} that ${thing} ${what} ${why}.`;
    case 1:
      return `“${capital} ${what}, ${why},” ${who.replace(/^The|^A /, (a) => a.toLowerCase())} ${said}.`;
    case 2:
      return `${who} ${said}: “We think that ${thing} ${what}.”`;
    case 3:
      return `${capital} ${what} ${why}, ${who.replace(/^The|^A /, (a) => a.toLowerCase())} ${said} ${more}.`;
    case 4:
      return `${pick(random, ASIDE)}, and ${thing} ${what}.`;
    case 5:
      return `${pick(random, ASIDE)}.`;
    default:
      return `${who} called ${thing} “a ${pick(random, list('quiet scandal|matter of trust|gift to the rich|test for all of us|very old promise'))}” ${why}.`;
  }
}

/** Paragraphs of a few sentences; now and then one that stood there before. */
export function report(random: Random, paragraphs: number): string {
  const said: string[] = [];
  const all: string[] = [];
  for (let count = 0; count < paragraphs; count += 1) {
    const own: string[] = [];
    const size = 1 + below(random, 5);
    for (let at = 0; at < size; at += 1) {
      const isTwin = said.length > 8 && random() < 0.04;
      const one = isTwin ? pick(random, said) : sentence(random);
      said.push(one);
      own.push(one);
    }
    all.push(own.join(' '));
  }
  return all.join('\n\n');
}
