import { dashOpenings } from './dashes.js';
import { type LinedText, mannerOf, wordsOfTurn } from './extent.js';
import { type Interview, interviewIn } from './introduction.js';
import { labelOpenings } from './labels.js';
import { letterOpenings } from './letters.js';
import { linesOf, rolledLines } from './lines.js';
import { nameLineOpenings } from './name-lines.js';
import type { Opening } from './opening.js';
import { keyOf, type People, peopleIn } from './people.js';
import { postOpenings } from './posts.js';
import { questionOpenings } from './questions.js';
import { signOpenings } from './signs.js';
import { namesOf, type Turn } from './turn.js';

// Who speaks over which stretch of a text, read once for finding, comparing and anchoring.

/**
 * The turns of a transcript, an interview, a thread or a dialogue, in order; empty for other texts. Takes time linear
 * in the text.
 * @param language ISO 639-1; null where the text does not show it
 */
export function turnsIn(text: string, language: string | null): Turn[] {
  const lines = linesOf(text);
  const people = peopleIn(text);
  const openings = openingsIn(text, lines, people, language);
  if (openings.length === 0) return [];
  const read = { text, lines, rolled: rolledLines(text, lines), language };
  const { isTranscript, isLong } = mannerOf(read, openings);
  const drafts = openings.map((opening, at) => ({
    opening,
    spans: wordsOfTurn(
      read,
      opening,
      openings[at + 1]?.line ?? lines.length,
      isLong || (isTranscript && at + 1 < openings.length),
    ),
  }));
  return namedTurns(
    read,
    people,
    drafts.filter(({ spans }) => spans.length > 0),
  );
}

/** One for each line; formats that show more of the speaker come first. */
function openingsIn(
  text: string,
  lines: LinedText['lines'],
  people: People,
  language: string | null,
): Opening[] {
  const byLine = new Map<number, Opening>();
  const add = (openings: readonly Opening[]) => {
    for (const opening of openings) if (!byLine.has(opening.line)) byLine.set(opening.line, opening);
  };
  add(letterOpenings(text, lines));
  add(postOpenings(text, lines, people));
  add(labelOpenings(text, lines, people, language));
  add(signOpenings(text, lines));
  add(nameLineOpenings(text, lines, people, language));
  if (byLine.size === 0) add(questionOpenings(text, lines, language));
  if (byLine.size === 0) add(dashOpenings(text, lines, people, language));
  return [...byLine.values()].sort((one, other) => one.line - other.line);
}

interface Draft {
  readonly opening: Opening;
  readonly spans: Turn['spans'];
}

function namedTurns({ text }: LinedText, people: People, drafts: readonly Draft[]): Turn[] {
  const isInterview = drafts.some(
    ({ opening }) => opening.person === null && (opening.isQuestioner || opening.isAnswer),
  );
  const asked = drafts
    .filter(({ opening }) => opening.isQuestioner)
    .map(({ spans }) => spans.map((span) => text.slice(...span)).join(' '));
  const labelled = new Set(drafts.map(({ opening }) => opening.key));
  const interview = isInterview ? interviewIn(text, drafts[0]?.spans[0]?.[0] ?? 0, people, asked) : null;
  const { interviewee = null } = interview ?? {};
  // Who speaks under their own name is hardly “A”, too.
  const isOther = interviewee !== null && labelled.has(keyOf(interviewee));
  const known = isOther && interview !== null ? { ...interview, interviewee: null } : interview;
  return drafts.map(({ opening, spans }) => turnOf(opening, spans, known));
}

function turnOf(opening: Opening, spans: Turn['spans'], interview: Interview | null): Turn {
  const { format, label, name, isQuestioner, isAnswer, isSure } = opening;
  const isInferred = opening.person === null && interview !== null;
  const inferred = isQuestioner ? interview?.interviewer : isAnswer ? interview?.interviewee : null;
  const person = isInferred ? (inferred ?? null) : opening.person;
  const names = [...new Set([...namesOf(name), ...(person === null ? [] : namesOf(person))])].filter(Boolean);
  return {
    ...{ format, spans, label, name, person, names, isQuestioner, isAnswer },
    start: spans[0]?.[0] ?? 0,
    end: spans.at(-1)?.[1] ?? 0,
    isCertain:
      isSure &&
      person !== null &&
      !(isInitials(name, person) && !isInferred) &&
      (!isInferred || interview.isSure),
  };
}

/** “AB” for Ada Berg */
function isInitials(name: string, person: string): boolean {
  return name !== person && /^\p{Lu}{1,3}$/u.test(name);
}
