/**
 * What a browser would send of the first form of a page that goes to an address: hidden fields too, boxes
 * only where they are ticked, of a select what is chosen. Fields without a name are left out.
 */
export function fieldsOfForm(html: string, action: string): Record<string, string> {
  const form = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(
    ([, attributes]) => attributeOf(attributes ?? '', 'action') === action,
  );
  if (form === undefined) throw new Error(`There is no form that goes to ${action}.`);
  const controls = (form[2] ?? '').matchAll(
    /<(input)\b([^>]*)>|<(textarea)\b([^>]*)>([\s\S]*?)<\/textarea>|<(select)\b([^>]*)>([\s\S]*?)<\/select>/g,
  );
  return Object.fromEntries(
    [...controls].flatMap(([, input, ofInput, area, ofArea, words, , ofSelect, options]) => {
      if (input) return sentOfInput(ofInput ?? '');
      // The line break after the opening tag belongs to the page, not to the words.
      if (area) return named(ofArea ?? '', decoded((words ?? '').replace(/^\n/, '')));
      return named(ofSelect ?? '', chosenOf(options ?? ''));
    }),
  );
}

function sentOfInput(attributes: string): [string, string][] {
  const type = attributeOf(attributes, 'type');
  const isBox = type === 'checkbox' || type === 'radio';
  if (isBox && !/\schecked\b/.test(attributes)) return [];
  return named(attributes, attributeOf(attributes, 'value') ?? (isBox ? 'on' : ''));
}

function chosenOf(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, attributes]) => attributes ?? '');
  const chosen = all.find((attributes) => /\sselected\b/.test(attributes)) ?? all[0] ?? '';
  return attributeOf(chosen, 'value') ?? '';
}

function named(attributes: string, value: string): [string, string][] {
  const name = attributeOf(attributes, 'name');
  return name === null ? [] : [[name, value]];
}

function attributeOf(attributes: string, name: string): string | null {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? null : decoded(value);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|([a-z]+));/g, (whole, code, word) =>
    code ? String.fromCodePoint(Number(code)) : (ENTITIES[word] ?? whole),
  );
}
