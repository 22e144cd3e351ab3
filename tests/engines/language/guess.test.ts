import { describe, expect, it } from 'vitest';
import { guessLanguage } from '../../../src/engines/language/guess.js';

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
    ['a language that is not known', 'Vi kommer ikke til å åpne broen før ingeniørene er helt ferdige'],
    ['two languages that are close', 'Мы не будем открывать мост до тех пор, пока инженеры не закончат'],
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
