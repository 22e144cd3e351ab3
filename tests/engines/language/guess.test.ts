import { describe, expect, it } from 'vitest';
import { guessLanguage } from '../../../src/engines/language/guess.js';
import { SPOKEN, UNKNOWN } from './spoken.js';

describe('the language of a few words', () => {
  it.each([
    ['en', 'The bridge stays closed until the engineers have looked at every bolt.'],
    ['en', 'They do not want a new quarrel, they do not want to change the harbour, and they said so.'],
    ['fr', 'Nous ne reculerons pas devant cette décision, et le port restera ouvert.'],
    ['de', 'Wir werden die Brücke nicht vor Mai wieder öffnen, das ist sicher.'],
    ['it', 'Non apriremo il ponte prima che gli ingegneri abbiano finito tutto.'],
    ['pl', 'Nie otworzymy mostu, dopóki inżynierowie nie sprawdzą każdej śruby po kolei.'],
    ['sv', 'Vi öppnar inte bron förrän ingenjörerna är helt klara med sitt arbete.'],
    ['zh', '港口不会关闭。'],
    ['ja', '港は閉まりません。'],
    ['ko', '항구는 닫히지 않습니다.'],
    ['el', 'Το λιμάνι δεν κλείνει.'],
    ['he', 'הנמל לא ייסגר.'],
    ['th', 'ท่าเรือจะไม่ปิด'],
  ])('is %s: %s', (language, words) => {
    expect(guessLanguage(words)).toBe(language);
  });

  it.each([
    ['too few words', 'harbour talks'],
    ['a script of many languages', 'порт закрыт'],
    ['a language that is not known', 'Me ei ava silda enne, kui insenerid on päris valmis'],
    ['words that two languages share', 'Det er en god bro, og vi er her'],
    ['a name and a number', 'Chantal Dubois, Lyon 1984'],
    ['one foreign word among names', 'Anders Lund och Maria Holm'],
    ['words in two scripts', 'doubt, none, 中国没有妥协'],
    ['no words', '— 42!'],
    ['nothing', ''],
  ])('is left open for %s', (_what, words) => {
    expect(guessLanguage(words)).toBeNull();
  });

  it('is read from the beginning of a text that is very long', () => {
    expect(guessLanguage('The harbour is not closed, and it was not. '.repeat(20_000))).toBe('en');
  });
});

/** Every run of so many words, of the sentences one after another. */
function runsOf(sentences: readonly string[], length: number): string[] {
  const words = sentences.join(' ').split(' ');
  const starts = Math.max(0, words.length - length + 1);
  return Array.from({ length: starts }, (_, at) => words.slice(at, at + length).join(' '));
}

describe('over invented sentences', () => {
  const guessed = (text: string) => guessLanguage(text)?.split('-')[0] ?? null;

  it('of 3 to 40 words in many languages, at most one in a hundred is called wrong', () => {
    let [wrong, right, all] = [0, 0, 0];
    for (const [language, sentences] of Object.entries({ ...SPOKEN, ...UNKNOWN }))
      for (const length of [3, 5, 8, 12, 20, 40])
        for (const run of runsOf(sentences, length)) {
          const guess = guessed(run);
          all++;
          if (guess === language) right++;
          else if (guess !== null) wrong++;
        }
    expect(all).toBeGreaterThan(5_000);
    expect(wrong / all).toBeLessThan(0.01);
    expect(right / all).toBeGreaterThan(0.5);
  });

  it.each(Object.entries(SPOKEN))('of at least five, %s is named', (language, sentences) => {
    const five = [...sentences, ...sentences].slice(0, 5);
    expect(guessed(five.join(' '))).toBe(language);
    expect(guessed([...sentences].reverse().slice(0, 5).join(' '))).toBe(language);
  });

  it.each(Object.entries(UNKNOWN))('in %s, which it does not name, no other is', (_language, sentences) => {
    expect(guessed(sentences.join(' '))).toBeNull();
  });
});
