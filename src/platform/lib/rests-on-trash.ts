/** A record that cannot be restored yet, since one it depends on is in the trash. */
export interface RestsOnTrash {
  readonly kind: 'rests_on_trash';
  /** `the speaker 7 and the source 9` */
  readonly on: string;
}

type Part = readonly [
  noun: string,
  row: { readonly id: number; readonly trashed_at: string | null } | undefined,
];

/** Null where nothing is in the trash. Undefined rows are references that it lacks. */
export function restsOnTrash(parts: readonly Part[]): RestsOnTrash | null {
  const gone = parts.flatMap(([noun, row]) =>
    row && row.trashed_at !== null ? [`the ${noun} ${row.id}`] : [],
  );
  return gone.length === 0 ? null : { kind: 'rests_on_trash', on: gone.join(' and ') };
}
