import settings from '../../../data/words/settings.json' with { type: 'json' };

// Words that set what follows them in a denial, a condition, a question or somebody's imagination.

type Kind = { [Language in keyof typeof settings]: keyof (typeof settings)[Language] }[keyof typeof settings];

/** Words of a kind in all languages as alternatives of a regular expression, longest first. */
export function settingWords(kind: Kind): string {
  const lists = Object.values(settings) as readonly Partial<Record<Kind, string>>[];
  const words = lists.flatMap((language) => language[kind]?.split(' ') ?? []);
  return words.toSorted((one, other) => other.length - one.length).join('|');
}
