import { describe, expect, test } from 'vitest';
import { withPunctuation } from '../../../src/engines/documents/windows-1252.js';
import { readCopy } from '../../../src/record/snapshots/actions/read-copy.js';
import { openFileReader } from '../../../src/record/snapshots/file-pool.js';
import { decodeText } from '../../../src/record/snapshots/model/decode.js';
import { openLog } from './logged.js';

// Pages in the old encodings of Central Europe, Turkey and the Baltic, with a label, without one, and with a wrong one.

const WORDS = {
  pl: 'Minister powiedział, że nie zamknie portu, dopóki ostatnia łódź nie wróci. „Będziemy się bronić” – dodała Marzena Łącka. Źródło: rozgłośnia w Gdańsku.',
  cs: 'Ministryně řekla, že přístav neuzavře, dokud se nevrátí poslední loď. „Budeme se bránit,“ dodala Žofie Říhová. Později žádné otázky nebyly.',
  hu: 'A miniszter azt mondta, hogy nem zárja be a kikötőt, amíg az utolsó hajó vissza nem tér. „Védekezni fogunk” – tette hozzá Szőllősi Etelka, és hűvösen távozott.',
  tr: 'Bakan, son tekne dönmeden limanın kapatılmayacağını söyledi. “Kendimizi savunacağız” diye ekledi Işıl Çağlayan. İki şehir için çok güç bir gün oldu.',
  lt: 'Ministrė sakė, kad uosto neuždarys, kol negrįš paskutinis laivas. „Mes ginsimės“, – pridūrė Živilė Šarkaitė. Žmonės į aikštę ėjo tyliai, ir tai yra viskas, ką žinome.',
  lv: 'Ministre teica, ka ostu neslēgs, kamēr nebūs atgriezies pēdējais kuģis. “Mēs aizstāvēsimies,” piebilda Ņina Šķēle. Ļaudis gāja klusējot, un tas ir viss.',
  et: 'Minister ütles, et sadamat ei suleta enne, kui viimane laev on tagasi. “Me kaitseme ennast,” lisas Žanna Šmidt. Küsimusi ei tohtinud küsida.',
  sk: 'Ministerka povedala, že prístav nezatvorí, kým sa nevráti posledná loď. „Budeme sa brániť,“ dodala Ľubica Ďurišová.',
  ro: 'Ministrul a spus că nu va închide portul până când nu se întoarce ultima barcă. „Ne vom apăra”, a adăugat Ştefania Ţepeş.',
  de: 'Die Ministerin sagte, dass sie den Hafen nicht schließen werde. „Wir wehren uns“, fügte Käthe Größler hinzu.',
  fr: 'La ministre a déclaré que le port ne fermerait pas. « Nous nous défendrons, même très tard », a ajouté Hélène Laforêt à Besançon.',
  es: 'La ministra dijo que no cerrará el puerto. «Nos defenderemos», añadió Íñigo Peñalver. ¿Por qué? Así de fácil.',
  pt: 'A ministra disse que não fechará o porto. “Não há concessões”, afirmou João Guimarães às três da manhã.',
} as const;
type Language = keyof typeof WORDS;

/** Made from the decoder itself: the byte that each letter is in an encoding. */
function encoded(text: string, charset: string): Buffer {
  const letters = new Map<string, number>();
  const decoder = new TextDecoder(charset);
  for (let byte = 255; byte >= 0; byte -= 1) letters.set(decoder.decode(Uint8Array.of(byte)), byte);
  if (charset === 'windows-1252')
    for (const [at, mark] of ['‘', '’', '“', '”', '•', '–'].entries()) letters.set(mark, 0x91 + at);
  if (charset === 'windows-1252') letters.set('„', 0x84);
  return Buffer.from([...text].map((letter) => letters.get(letter) ?? 0x3f));
}

/** With the marks that the encoding has: those of the ISO have no curly ones. */
function wordsIn(language: Language, charset: string): string {
  const isIso = charset === 'iso-8859-2';
  return isIso
    ? WORDS[language].replace(/[„“”]/g, '"').replaceAll('–', '-')
    : WORDS[language].replaceAll('–', charset === 'iso-8859-13' ? '-' : '–');
}

const PAGES: readonly (readonly [Language, string])[] = [
  ['pl', 'windows-1250'],
  ['pl', 'iso-8859-2'],
  ['cs', 'windows-1250'],
  ['cs', 'iso-8859-2'],
  ['sk', 'windows-1250'],
  ['sk', 'iso-8859-2'],
  ['hu', 'windows-1250'],
  ['hu', 'iso-8859-2'],
  ['ro', 'windows-1250'],
  ['ro', 'iso-8859-2'],
  ['tr', 'windows-1254'],
  ['lt', 'windows-1257'],
  ['lt', 'iso-8859-13'],
  ['lv', 'windows-1257'],
  ['lv', 'iso-8859-13'],
  ['et', 'windows-1257'],
  ['de', 'windows-1252'],
  ['fr', 'windows-1252'],
  ['es', 'windows-1252'],
  ['pt', 'windows-1252'],
];

describe.each(PAGES)('a text in %s, written in %s', (language, charset) => {
  const text = wordsIn(language, charset);
  const bytes = encoded(text, charset);
  const read = (...named: (string | null)[]) => {
    const decoded = decodeText(bytes, named);
    return decoded.ok ? decoded.value : { text: decoded.errors, isGuessed: null };
  };

  test('is read right where it says so', () => {
    expect(read(charset)).toMatchObject({ text, isGuessed: false });
  });

  test.each([[null], ['utf-8']])('is read right, and said to be guessed, where it says %s', (named) => {
    expect(read(named)).toMatchObject({ text, isGuessed: true });
  });

  test.each(['iso-8859-1', 'windows-1250', 'windows-1257'])('is read right where it says %s', (named) => {
    expect(read(named).text).toBe(text);
  });
});

test('names from many countries are no sign that the label is wrong', () => {
  const text =
    'José Müller met Zoë Brontë, Anders Ångström, Aylin Çelik and Íñigo Peñalver; Jón Þórðarson came later.';
  expect(decodeText(encoded(text, 'windows-1252'), ['windows-1252'])).toMatchObject({
    value: { text, isGuessed: false },
  });
});

test('a text that was encoded in UTF-8 twice is decoded twice, and a copy says so', async () => {
  const text = 'She said the port’s gates won’t close.';
  const twice = Buffer.from(withPunctuation(Buffer.from(text).toString('latin1')));
  expect(decodeText(twice, ['utf-8'])).toMatchObject({ value: { text, isTwice: true } });
  const inLatin1 = Buffer.from(Buffer.from(text).toString('latin1'));
  expect(decodeText(inLatin1, [])).toMatchObject({ value: { text, isTwice: true } });
  const reader = openFileReader(openLog().log);
  const file = { bytes: twice, name: 'a.txt', mediaType: null, options: 'article' } as const;
  expect(await readCopy(reader, file)).toMatchObject({
    value: { text, facts: { ':encoded-twice': 'utf-8' } },
  });
  expect(await readCopy(reader, { ...file, encoding: 'utf-8' })).toMatchObject({
    value: { text: twice.toString(), facts: { ':encoding-chosen': 'utf-8' } },
  });
  await reader.close();
});
