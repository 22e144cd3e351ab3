import type { RecordNames } from '../../../people/activity/names-model.js';
import { howMany, howManyOf } from '../../../platform/lib/text/how-many.js';
import type { Taken } from '../taken-store.js';

// The result of an import, right after it and later at its address.

export function takenPage(taken: Taken, names: RecordNames) {
  const { kind, added, who, at, first } = taken;
  const one = kind === 'claims' ? 'claim' : 'source';
  const count = added[one] ?? 0;
  const counted = howMany(count, kind === 'claims' ? 'quotation' : 'source');
  const rows = first.flatMap((id) => {
    const name = names.get(`${one}:${id}`);
    return name ? [{ href: `/${kind}/${id}`, text: name.text, lang: name.lang, marks: name.marks }] : [];
  });
  return {
    title: `Imported ${counted}`,
    made: madeOf(taken),
    who,
    at,
    kind,
    rows,
    more: count - rows.length,
    all:
      kind === 'claims'
        ? { label: 'All quotations, most recently added first', href: '/claims?sort=-id' }
        : { label: 'All sources', href: '/sources' },
  };
}

/** The new records that the rows named; null for none. */
function madeOf({ kind, added }: Taken): string | null {
  const of = (what: string) => added[what] ?? 0;
  return howManyOf([
    [of('speaker'), 'new speaker'],
    [of('occasion'), 'new occasion'],
    [kind === 'claims' ? of('source') : 0, 'new source'],
    [of('outlet'), 'new outlet'],
    [of('tag'), 'new tag'],
  ]);
}

export function takenJson({ kind, added, who, at, first }: Taken) {
  return { kind, added, who, at, first };
}
