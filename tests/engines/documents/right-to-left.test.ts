import { describe, expect, test } from 'vitest';
import { readingOrder } from '../../../src/engines/documents/bidi/order.js';
import { readPdf } from '../../../src/engines/documents/pdf.js';
import { paragraphsOf } from '../../../src/engines/documents/pdf-lines.js';
import { type Drawn, drawnPdf, letterByLetter, WIDE } from './drawn-pdf.js';

/** From left to right, as it appears on the page. */
const reversed = (text: string) => Array.from(text).reverse().join('');

async function textOf(...pages: Drawn[][]): Promise<string> {
  const read = await readPdf(drawnPdf(pages), 10_000);
  return read.kind === 'text' ? read.text : read.kind;
}

/** Lines under one another, each drawn at once from where it begins at the left. */
const lines = (...drawn: string[]) =>
  drawn.map((text, at) => ({ text, x: 500 - text.length * WIDE, y: 700 - at * 14 }));

describe('a PDF with right-to-left script', () => {
  test.each([
    ['Arabic', 'قال الوزير لن نغلق الميناء'],
    ['Hebrew', 'הנמל לא ייסגר'],
    ['Persian', 'وزیر گفت بندر بسته نمی شود'],
  ])('is read from the right, where it is drawn from the left: %s', async (_script, read) => {
    expect(await textOf(lines(reversed(read)))).toBe(read);
  });

  test('is read from the right, where it is drawn letter by letter', async () => {
    const read = 'لن نغلق الميناء';
    expect(await textOf(letterByLetter(read, 500, 700))).toBe(read);
  });

  test.each([
    ['numbers', '2024 سرام 12 لبق', 'قبل 12 مارس 2024'],
    ['decimals', 'نويلم 3.5', '3.5 مليون'],
    ['an amount', 'ח"ש 1,250 םלשת', 'תשלם 1,250 ש"ח'],
    ['Arabic digits', 'رالود ۳٫۵', '۳٫۵ دولار'],
    ['a Latin name', 'عفدتس (Harbour Works Ltd) ةكرشلا', 'الشركة (Harbour Works Ltd) ستدفع'],
    ['a name with a number', 'عفدتس COVID-19 لاق', 'قال COVID-19 ستدفع'],
    ['brackets', '.[قحلملا رظنا] (نلعي)', '(يعلن) [انظر الملحق].'],
    ['guillemets', '«دوش هتسب» تفگ', 'گفت «بسته شود»'],
  ])('has %s the right way round', async (_what, drawn, read) => {
    expect(await textOf(lines(drawn))).toBe(read);
  });

  test('has words inside a line of English in their order', async () => {
    const page = lines('He said "قلغي نل ءانيملا" (in Arabic), and left in 2024.');
    expect(await textOf(page)).toBe('He said "الميناء لن يغلق" (in Arabic), and left in 2024.');
  });

  test('that is half English keeps the English as it is', async () => {
    const english = ['It stays open,', 'she said (twice).'].map((text, at) => ({
      text,
      x: 72,
      y: 600 - at * 14,
    }));
    expect(await textOf([...lines(reversed('لن نغلق الميناء')), ...english])).toBe(
      'لن نغلق الميناء\n\nIt stays open, she said (twice).',
    );
  });

  test('has one paragraph over lines, each full from the right', async () => {
    const read = ['لن نغلق الميناء قبل نهاية الشهر', 'ولن نقبل أي تنازل في هذا'];
    expect(await textOf(lines(...read.map(reversed)))).toBe(read.join(' '));
  });

  test('has brackets as they are written, where its font gives them by their meaning', async () => {
    expect(await textOf(lines(reversed('قال (الوزير) لن نغلق [الميناء]')))).toBe(
      'قال (الوزير) لن نغلق [الميناء]',
    );
  });

  test('has the marks of vowels at their letters', async () => {
    const read = 'قَالَ الوَزِيرُ لَنْ';
    expect(await textOf(lines(reversed(read)))).toBe(read);
    const item = (str: string, x: number, width: number) => ({
      ...{ str, dir: /\p{L}/u.test(str) ? 'rtl' : 'ltr', width, height: 12 },
      transform: [12, 0, 0, 12, x, 700],
    });
    // A browser prints each mark before its letter, and pdf.js has a space where the pen goes back.
    const items = [item(' \u0652', 502, 0), item(' ', 496, 5), item('ن', 500, 9), item('\u064e', 507, 0)];
    expect(paragraphsOf([...items, item(' ', 509, 0), item('ﻟ', 509, 4)])).toBe('لَنْ');
  });

  test('has columns from the right, in whatever order the file has them', async () => {
    const column = (words: readonly string[], x: number) =>
      words.map((text, at) => ({ text: reversed(text), x, y: 700 - at * 14 }));
    const heading = { text: reversed('عنوان الصفحة كلها'), x: 250, y: 740 };
    const left = column(['ثم هذا السطر', 'والنهاية هنا'], 100);
    const right = column(['نبدأ من هنا', 'ونستمر تحته'], 400);
    const read = 'عنوان الصفحة كلها\n\nنبدأ من هنا ونستمر تحته\n\nثم هذا السطر والنهاية هنا';
    expect(await textOf([heading, ...left, ...right])).toBe(read);
    expect(await textOf([heading, ...right, ...left])).toBe(read);
  });

  test('has letters in place of the forms in which they are drawn', async () => {
    expect(await textOf(lines('ءﺎﻨﻴﻤﻟا ﻖﻠﻐﻳ ﻻ'))).toBe('لا يغلق الميناء');
  });

  test('is read in linear time, with lone surrogates and one line of any length', () => {
    const line = Array.from('(]\ud800 ا"12,א% a\u064e'.repeat(40_000));
    expect(readingOrder(line, 1, true)).toHaveLength(line.length);
    expect(readingOrder(Array.from('('.repeat(100_000) + 'א)'.repeat(100_000)), 1, true)).toHaveLength(
      300_000,
    );
  });
});
