import type { Line, LinedText } from './lines.js';
import type { Opening } from './opening.js';
import { isAddressed, isQuestion } from './spoken.js';

// Interviews without labels: paragraphs that are questions, often in bold, and the answers below them.

const MAX_QUESTION_UTF16 = 300;
const MIN_QUESTIONS = 2;
/** Minimum share of questions among the paragraphs. */
const MIN_SHARE = 0.15;
/** Minimum share of answers in the first or second person: an article asks questions too. */
const MIN_ADDRESSED = 0.6;

/** In order. Empty where the text is no interview. */
export function questionOpenings({ text, lines, language }: LinedText): Opening[] {
  const bold = lines.map((line) => isBold(text, line));
  const isBoldInterview =
    bold.filter(Boolean).length >= MIN_QUESTIONS &&
    lines.some((line, at) => bold[at] && isQuestion(text.slice(line.start, line.end)));
  const asks = lines.map((line, at) =>
    at > 0 || bold[at] || /^[–—]/.test(text.charAt(lines[0]?.start ?? 0))
      ? isBoldInterview
        ? bold[at] === true
        : isQuestionLine(text, line)
      : false,
  );
  const questions = lines.flatMap((_, at) => (asks[at] && at + 1 < lines.length ? [at] : []));
  const first = questions.filter((at) => !asks[at + 1]);
  const addressed = first.filter(
    (at) =>
      isAddressed(textOf(text, lines[at + 1]), language) ||
      (isBoldInterview && isAddressed(textOf(text, lines[at]), language)),
  ).length;
  const paragraphs = lines.slice(questions[0] ?? 0).filter(({ isAfterGap }) => isAfterGap).length;
  if (questions.length < MIN_SHARE * paragraphs) return [];
  if (first.length < MIN_QUESTIONS || addressed < MIN_ADDRESSED * first.length) return [];
  return questions.flatMap((at) => {
    const answer = asks[at + 1] ? [] : [opening(text, lines[at + 1], at + 1, false)];
    return [opening(text, lines[at], at, true), ...answer];
  });
}

function textOf(text: string, line: Line | undefined): string {
  return line === undefined ? '' : text.slice(line.start, line.end);
}

function isBold(text: string, { start, end }: Line): boolean {
  return end - start < MAX_QUESTION_UTF16 && /^(?:#{1,4} )?(\*\*|__)[^*]+\1$/u.test(text.slice(start, end));
}

function isQuestionLine(text: string, { start, end, isAfterGap }: Line): boolean {
  if (end - start > MAX_QUESTION_UTF16 || !isAfterGap) return false;
  const words = text.slice(start, end);
  return isQuestion(words) && /^[–—*_#\s]*[\p{Lu}\p{Lo}¿]/u.test(words);
}

function opening(text: string, line: Line | undefined, at: number, isQuestioner: boolean): Opening {
  const words = textOf(text, line);
  const lead = isQuestioner ? (/^[–—*_#\s]*/u.exec(words)?.[0].length ?? 0) : 0;
  const tail = isQuestioner ? (/[*_\s]*$/u.exec(words)?.[0].length ?? 0) : 0;
  const start = line?.start ?? 0;
  return {
    ...{ format: 'question', line: at, label: null, wordsFrom: start + lead, name: '', person: null },
    ...{
      key: isQuestioner ? 'q' : 'a',
      isQuestioner,
      isAnswer: !isQuestioner,
      isByRole: false,
      isSure: true,
    },
    ...(tail > 0 ? { wordsUntil: (line?.end ?? 0) - tail } : {}),
  };
}
