import { describe, expect, it } from 'vitest';
import { namesOf, speakersOf } from './marked.js';

const PEOPLE = 'Mara Voss is a minister. Otto Lind is a lawyer. He knows her.\n\n';

const names = (marked: string) => namesOf(PEOPLE + marked);

describe('the subject of a verb', () => {
  it.each([
    ['stands directly before it', '{q1|“Odd,”} he {c1|wrote} {s1|Voss}.', 'Otto Lind'],
    ['is the name whose clause goes on', 'Voss met {s1|Lind} and {c1|said} {q1|“no”}.', 'Mara Voss'],
    ['is no adverbial', '{s1|Hours later}, Voss met the others, {c1|saying} {q1|“no”}.', 'Mara Voss'],
    ['is no passage before the name', '{s1|“It is late.” Voss} {c1|said} {q1|that it rained}.', 'Mara Voss'],
    ['has the rest of its name', '{s1|Mr} Lind nodded and {c1|said} {q1|“no”}.', 'Otto Lind'],
  ])('%s', (_what, marked, name) => {
    expect(names(marked)).toEqual([name]);
  });

  it('is a description with which the sentence begins', () => {
    const [one] = speakersOf(
      `${PEOPLE}The union wrote to {s1|Otto Lind}, {c1|calling} the plan {q1|“a trap”}.`,
    );
    expect(one?.speaker?.text).toBe('The union');
  });

  it('is nobody for “it was stressed”', () => {
    expect(names('Norvik Steel met. {s1|It} {c1|was stressed} {q1|that “all is well”}.')).toEqual([null]);
  });
});
