import { AppError } from '../../lib/errors.js';

/** Decodes UTF-8 piece by piece while it arrives: six megabytes at once would hold the main thread for 40 ms. */
export class ArrivingText {
  // A byte order mark stays, and is an error of JSON.
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #text = '';

  /** @throws AppError bad_request for what is not UTF-8 */
  push(piece: Buffer): void {
    this.#text += decoded(() => this.#decoder.decode(piece, { stream: true }));
  }

  /** The whole text. @throws AppError bad_request where it ends within a character */
  end(): string {
    return this.#text + decoded(() => this.#decoder.decode());
  }
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch (error) {
    throw new AppError('bad_request', 'The body is not UTF-8.', { cause: error });
  }
}
