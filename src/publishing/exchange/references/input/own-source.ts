// The source in an item of CSL-JSON that this program wrote, with all its fields: of a quotation, or in a list of sources.

/** From the fields of a source in an export to those of `POST /sources`. */
const FIELDS = {
  type: 'type',
  title: 'title',
  titleIs: 'title_is',
  translatedTitle: 'translated_title',
  containerTitle: 'container_title',
  authors: 'authors',
  noAuthor: 'no_author',
  issued: 'issued',
  noDate: 'no_date',
  accessed: 'accessed',
  url: 'url',
  archiveUrl: 'archive_url',
  language: 'language',
  medium: 'medium',
  genre: 'genre',
  number: 'number',
  account: 'account',
  postId: 'post_id',
  note: 'note',
  condition: 'condition',
  conditionOn: 'condition_on',
  conditionNotice: 'condition_notice',
} as const;

/** The body of `POST /sources`; null for an item of another program. @param custom of the item */
export function ownSource(custom: unknown): Readonly<Record<string, unknown>> | null {
  const ours = within(custom, 'onrecord');
  const source = within(ours, 'entry', 'cited', 'source') ?? within(ours, 'source');
  if (typeof within(source, 'title') !== 'string') return null;
  const outlet = within(source, 'outlet');
  const fields = Object.entries(FIELDS).map(
    ([theirs, ours]) => [ours, within(source, theirs) ?? null] as const,
  );
  return { ...Object.fromEntries(fields), outlet: typeof outlet === 'string' ? { name: outlet } : null };
}

function within(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}
