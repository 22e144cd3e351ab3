import { BORNE_TITLES } from '../words/titles.js';

/**
 * The forms in which a text may credit the bearer of a name: “Ana Maria Lindqvist”, “Ana Lindqvist”, “Lindqvist”, “Dr.
 * Lindqvist”. A name of n words has n² of them, each without a title and with every one.
 */
export function namesInPrint(name: string): string[] {
  const words = name.trim().split(/\s+/u).slice(0, MAX_WORDS);
  const parts = words.flatMap((first, from) => {
    const later = words.slice(from + 1);
    const upTo = later.map((_, at) => [first, ...later.slice(0, at + 1)].join(' '));
    return [first, ...upTo, ...later.slice(1).map((last) => `${first} ${last}`)];
  });
  return parts.flatMap((part) => [part, ...titled(part)]);
}

/** No person is credited by more. */
const MAX_WORDS = 12;

function titled(name: string): string[] {
  return [...BORNE_TITLES].flatMap((title) => {
    const capital = title.charAt(0).toUpperCase() + title.slice(1);
    return [`${capital} ${name}`, `${capital}. ${name}`];
  });
}
