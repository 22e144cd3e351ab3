import { describe, expect, it } from 'vitest';
import { namesOf, speakersOf } from './marked.js';

describe('one who is called by', () => {
  it.each([
    ['a Malay title', 'Datuk Seri Azmi Rahman came. {q1|“No,”} {s1|Datuk Azmi} {c1|said}.', 'Azmi Rahman'],
    ['a Chinese surname', 'Tan Sri Lim Boon Keng came. {q1|“No,”} {s1|Lim} {c1|said}.', 'Lim Boon Keng'],
    [
      'a surname with an article',
      'Abu Hassan al-Rashidi came. {q1|“No,”} {s1|al-Rashidi} {c1|said}.',
      'Abu Hassan al-Rashidi',
    ],
    ['a kunya', 'Abu Hassan al-Rashidi came. {q1|“No,”} {s1|Abu Hassan} {c1|said}.', 'Abu Hassan al-Rashidi'],
    [
      'a nasab',
      'Mohammed bin Saleh Al Farsi came. {q1|“No,”} {s1|bin Saleh} {c1|said}.',
      'Mohammed bin Saleh Al Farsi',
    ],
    [
      'name and patronymic',
      'Ivan Sergeyevich Morozov came. {q1|“No,”} {s1|Ivan Sergeyevich} {c1|said}.',
      'Ivan Sergeyevich Morozov',
    ],
    ['a Nigerian title', 'Alhaji Musa Bello came. {q1|“No,”} {s1|Alhaji Bello} {c1|said}.', 'Musa Bello'],
    [
      'an Indian title',
      'Shri Ramesh Kumar Gupta came. {q1|“No,”} {s1|Mr Gupta} {c1|said}.',
      'Ramesh Kumar Gupta',
    ],
    [
      'a rank',
      'Lt. Gen. Sir Rupert Ashgrove came. {q1|“No,”} {s1|Gen Ashgrove} {c1|said}.',
      'Rupert Ashgrove',
    ],
    ['particles', 'José Luis de la Vega came. {q1|“No,”} {s1|de la Vega} {c1|said}.', 'José Luis de la Vega'],
  ])('%s is found', (_how, marked, name) => {
    expect(namesOf(marked)).toEqual([name]);
  });

  it('“Mr” is a man of that name', () => {
    const marked = 'Otto Voss and Mara Voss came with Karl Voss. {q1|“No,”} {s1|Mr Voss} {c1|said}.';
    expect(namesOf(marked)).not.toEqual(['Mara Voss']);
  });
});

describe('the title of a speaker', () => {
  it('ends before the full stop of its sentence', () => {
    const marked = 'He met Mara Voss, head of the Harbour Board. {q1|“No,”} {s1|Voss} {c1|said}.';
    expect(speakersOf(marked)[0]?.speaker?.creditedAs).toBe('head of the Harbour Board');
  });

  it('is not that of the next person', () => {
    const marked = 'He met Mara Voss, and Minister of Trade Otto Lind. {q1|“No,”} {s1|Voss} {c1|said}.';
    expect(speakersOf(marked)[0]?.speaker?.creditedAs).toBe(null);
  });
});
