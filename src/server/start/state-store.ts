/** Keeps one text of a site past the end of the process. */
export interface StateStore {
  /** For messages: `/var/lib/pressgraph/discovery-….json`, `Redis`. */
  readonly name: string;
  /** `undefined` if nothing is kept. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

/** Of one text. Sixty post types take half a megabyte. */
export const MAX_STATE_BYTES = 16 * 1024 ** 2;

export const tooLarge = (bytes: number): Error =>
  new Error(`it has ${bytes} bytes, more than ${MAX_STATE_BYTES}`);
