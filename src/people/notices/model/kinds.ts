// What admins get notices of. A feature with notices of its own adds its kind here, and nothing else changes.

interface KindOfNotice {
  /** As on the page. */
  readonly label: string;
  /** The subject once it works again. */
  readonly wellAgain: string;
  /** The same of a cause, where it is another sentence. */
  readonly wellAgainOf?: Readonly<Record<string, string>>;
  /** Repeated no earlier than this long after the last notice. Milliseconds. */
  readonly repeatMs: number;
}

/** A little less than a day, since a daily job is not exact to the second. */
const DAILY_MS = 23 * 3_600_000;

export const NOTICE_KINDS = {
  check: {
    label: 'Integrity check',
    wellAgain: 'The integrity check finds no errors any more',
    repeatMs: DAILY_MS,
  },
  backup: { label: 'Backup', wellAgain: 'Backups work again', repeatMs: DAILY_MS },
  history: {
    label: 'History',
    wellAgain: 'The history agrees with its stored heads again',
    repeatMs: DAILY_MS,
  },
  disk: {
    label: 'Disk',
    wellAgain: 'The disk has enough free space again',
    wellAgainOf: {
      shortage: 'There is enough space for a day and the next backup again',
      folder: 'The folder for backups can be read again',
    },
    repeatMs: DAILY_MS,
  },
  test: { label: 'Test', wellAgain: 'Test mail', repeatMs: 0 },
} as const satisfies Readonly<Record<string, KindOfNotice>>;

export type NoticeKind = keyof typeof NOTICE_KINDS;

/** The subject once a cause of a kind works again. */
export function wellAgainOf(kind: NoticeKind, cause: string): string {
  const { wellAgain, wellAgainOf = {} }: KindOfNotice = NOTICE_KINDS[kind];
  return wellAgainOf[cause] ?? wellAgain;
}

/** Of a stored kind, which a newer version may have written. */
export function kindLabel(kind: string): string {
  return isKind(kind) ? NOTICE_KINDS[kind].label : kind;
}

function isKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(NOTICE_KINDS, kind);
}
