import { createHash } from 'node:crypto';
import { type ResultSummary, summaryOfJson } from '../operating/result-summary.ts';
import type { Compress, ContentEncoding } from './content-encoding.ts';

/** Bytes up to which Node.js sends a text in one piece with its headers; two pieces take twice the time. */
const SHORT_BYTES = 14_000;

/** Bytes; of short answers as a text with a character for each (`latin1`). */
export type SendableBytes = string | Uint8Array<ArrayBuffer>;

/** A complete cached answer, ready to send. */
export class CachedAnswer {
  /** Of its JSON in UTF-8. */
  readonly length: number;
  readonly summary: ResultSummary;
  /** A strong validator (RFC 9110, 8.8.3), without the name of an encoding. */
  readonly digest: string;
  readonly #sendable = new Map<ContentEncoding | undefined, SendableBytes>();
  readonly #encoded = new Map<ContentEncoding, Promise<Uint8Array<ArrayBuffer>>>();

  constructor(json: string) {
    const bytes = new TextEncoder().encode(json);
    this.length = bytes.length;
    this.summary = summaryOfJson(json);
    this.digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
    this.#sendable.set(undefined, sendable(bytes));
  }

  /** Memory estimate, including the compressed bodies. */
  get bytes(): number {
    return 2 * this.length;
  }

  /** JSON in UTF-8. */
  get body(): Uint8Array<ArrayBuffer> {
    return bytesOf(this.#sendable.get(undefined) ?? '');
  }

  get json(): string {
    return new TextDecoder().decode(this.body);
  }

  /** The compressed body; compressed on first use. */
  encoded(encoding: ContentEncoding, compress: Compress): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#sendable.get(encoding);
    if (known !== undefined) return Promise.resolve(bytesOf(known));
    const encoded = this.#encoded.get(encoding) ?? this.#compress(encoding, compress);
    this.#encoded.set(encoding, encoded);
    return encoded;
  }

  /** The body in a coding, as far as it was compressed before. */
  sendable(encoding: ContentEncoding | undefined): SendableBytes | undefined {
    return this.#sendable.get(encoding);
  }

  /** Its entity tag in a coding. */
  etag(encoding: ContentEncoding | undefined): string {
    return `"${this.digest}${encoding ? `-${encoding}` : ''}"`;
  }

  async #compress(encoding: ContentEncoding, compress: Compress): Promise<Uint8Array<ArrayBuffer>> {
    try {
      const bytes = await compress(this.body, encoding);
      this.#sendable.set(encoding, sendable(bytes));
      return bytes;
    } finally {
      this.#encoded.delete(encoding);
    }
  }
}

/** Its bytes; a copy, if it is a text. */
export const bytesOf = (given: SendableBytes): Uint8Array<ArrayBuffer> =>
  typeof given === 'string' ? new Uint8Array(Buffer.from(given, 'latin1')) : given;

const sendable = (bytes: Uint8Array<ArrayBuffer>): SendableBytes =>
  bytes.length > SHORT_BYTES
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
