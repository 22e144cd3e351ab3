import type { Clock } from '../../lib/clock.js';
import { BackupsGone } from './last-backup.js';
import type { Outlook } from './outlook.js';

// What a running server knows of the folder of backups. It is read beside the requests, which show what was read last:
// the folder may be on a mount that answers late, or never.

export type FolderState =
  | { readonly is: 'unread' }
  | { readonly is: 'read'; readonly outlook: Outlook; readonly at: Date }
  /** @param code of the system, such as `EACCES` */
  | { readonly is: 'unreadable'; readonly code: string; readonly at: Date }
  /** It is missing, or lacks the last backup that was written there. */
  | { readonly is: 'gone'; readonly at: Date }
  /** A call has had no answer for longer than the limit. */
  | { readonly is: 'silent'; readonly since: Date; readonly last: KnownState };

/** What the last reading that ended has found. */
type KnownState = Exclude<FolderState, { is: 'silent' }>;

/** @param onAnswer to be called after each answer of the folder */
export type ReadFolder = (onAnswer: () => void) => Promise<Outlook>;

interface Reading {
  readonly ended: Promise<void>;
  /** When its last call was answered, or it began. */
  answeredAt: Date;
}

/** After this time without an answer the folder counts as one that does not answer. */
const LIMIT_MS = 10_000;

export class FolderWatch {
  readonly #read: ReadFolder;
  readonly #clock: Clock;
  readonly #limitMs: number;
  #last: KnownState = { is: 'unread' };
  #running: Reading | null = null;

  constructor(read: ReadFolder, clock: Clock, limitMs = LIMIT_MS) {
    this.#read = read;
    this.#clock = clock;
    this.#limitMs = limitMs;
  }

  /** Costs nothing: reads no file. */
  get state(): FolderState {
    const since = this.#running?.answeredAt;
    const isSilent = since !== undefined && this.#clock.now().getTime() - since.getTime() >= this.#limitMs;
    return isSilent ? { is: 'silent', since, last: this.#last } : this.#last;
  }

  /**
   * Reads the folder, unless a reading is still under way: one that hangs holds a thread for files, and a second would
   * hold another. Resolves when the reading has ended, or after the limit.
   * @throws what the reading throws besides system errors
   */
  async look(): Promise<void> {
    this.#running ??= this.#start();
    if (this.state.is !== 'silent') await endOrLimit(this.#running.ended, this.#limitMs);
  }

  #start(): Reading {
    const onAnswer = () => {
      if (this.#running !== null) this.#running.answeredAt = this.#clock.now();
    };
    const ended = this.#readOnce(onAnswer).finally(() => {
      this.#running = null;
    });
    // Whoever waits gets the error. After the limit nobody waits, and the next reading meets it again.
    ended.catch(() => {});
    return { ended, answeredAt: this.#clock.now() };
  }

  async #readOnce(onAnswer: () => void): Promise<void> {
    try {
      const outlook = await this.#read(onAnswer);
      this.#last = { is: 'read', outlook, at: this.#clock.now() };
    } catch (error) {
      if (error instanceof BackupsGone) {
        this.#last = { is: 'gone', at: this.#clock.now() };
        return;
      }
      const code = systemCodeOf(error);
      if (code === null) throw error;
      this.#last = { is: 'unreadable', code, at: this.#clock.now() };
    }
  }
}

function systemCodeOf(error: unknown): string | null {
  const isSystem = error instanceof Error && 'syscall' in error && 'code' in error;
  return isSystem ? String(error.code) : null;
}

async function endOrLimit(ended: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs).unref();
  });
  await Promise.race([ended, limit]);
  clearTimeout(timer);
}
