import { PressgraphError } from '../../base/errors.ts';
import type { UploadedFile } from '../../graphql/engine/writes/uploaded-file.ts';
import type { RestFile } from '../../wordpress/http/file-body.ts';

/** A file that the request announces: an operation may wait for it before it arrives. */
export class IncomingFile implements UploadedFile {
  readonly #arrival: Promise<RestFile>;
  #isTaken = false;
  came: (file: RestFile) => void = () => {};
  failed: (error: unknown) => void = () => {};

  constructor() {
    this.#arrival = new Promise((resolve, reject) => {
      this.came = resolve;
      this.failed = reject;
    });
    this.#arrival.catch(() => {});
  }

  /** @throws PressgraphError BAD_USER_INPUT for a file that is already in use: a stream cannot be read twice. */
  async arrive(): Promise<RestFile> {
    if (this.#isTaken) {
      throw new PressgraphError(
        'BAD_USER_INPUT',
        'Expected a separate file for each upload: this one is already in use.',
      );
    }
    this.#isTaken = true;
    return await this.#arrival;
  }
}
