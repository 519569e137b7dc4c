import { createHash } from 'node:crypto';
import { type ResultSummary, summaryOfJson } from '../operating/result-summary.ts';
import { type ContentEncoding, compress } from './content-encoding.ts';

/** A medium level: compressed once for all callers, but the first one waits for it. */
const BROTLI_QUALITY = 5;

/** A complete cached answer, ready to send. */
export class CachedAnswer {
  /** JSON in UTF-8. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly summary: ResultSummary;
  /** A strong validator (RFC 9110, 8.8.3), without the name of an encoding. */
  readonly digest: string;
  readonly #encoded = new Map<ContentEncoding, Promise<Uint8Array<ArrayBuffer>>>();
  readonly #done = new Map<ContentEncoding, Uint8Array<ArrayBuffer>>();

  constructor(json: string) {
    this.body = new TextEncoder().encode(json);
    this.summary = summaryOfJson(json);
    this.digest = createHash('sha256').update(this.body).digest('base64url').slice(0, 27);
  }

  /** Memory estimate, including the compressed bodies. */
  get bytes(): number {
    return 2 * this.body.length;
  }

  get json(): string {
    return new TextDecoder().decode(this.body);
  }

  /** The compressed body; compressed on first use. */
  encoded(encoding: ContentEncoding): Promise<Uint8Array<ArrayBuffer>> {
    const encoded = this.#encoded.get(encoding) ?? this.#compress(encoding);
    this.#encoded.set(encoding, encoded);
    return encoded;
  }

  /** The body in a coding; `undefined` until it was compressed. */
  encodedNow(encoding: ContentEncoding | undefined): Uint8Array<ArrayBuffer> | undefined {
    return encoding ? this.#done.get(encoding) : this.body;
  }

  /** Its entity tag in a coding. */
  etag(encoding: ContentEncoding | undefined): string {
    return `"${this.digest}${encoding ? `-${encoding}` : ''}"`;
  }

  async #compress(encoding: ContentEncoding): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await compress(this.body, encoding, BROTLI_QUALITY);
    this.#done.set(encoding, bytes);
    return bytes;
  }
}
