import { createHash } from 'node:crypto';
import { type ResultSummary, summaryOfJson } from '../operating/result-summary.ts';
import { type ContentEncoding, compress } from './content-encoding.ts';

/** Middling: it is done once for all who get the answer, and the first of them waits for it. */
const BROTLI_QUALITY = 5;

/** A whole answer as it is sent. */
export class CachedAnswer {
  /** JSON in UTF-8. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly summary: ResultSummary;
  /** A strong validator (RFC 9110, 8.8.3), without the name of an encoding. */
  readonly digest: string;
  readonly #encoded = new Map<ContentEncoding, Promise<Uint8Array<ArrayBuffer>>>();

  constructor(json: string) {
    this.body = new TextEncoder().encode(json);
    this.summary = summaryOfJson(json);
    this.digest = createHash('sha256').update(this.body).digest('base64url').slice(0, 27);
  }

  /** What it takes in memory, with room for its compressed forms. */
  get bytes(): number {
    return 2 * this.body.length;
  }

  get json(): string {
    return new TextDecoder().decode(this.body);
  }

  /** Compressed once, for whoever asks for it. */
  encoded(encoding: ContentEncoding): Promise<Uint8Array<ArrayBuffer>> {
    const encoded = this.#encoded.get(encoding) ?? compress(this.body, encoding, BROTLI_QUALITY);
    this.#encoded.set(encoding, encoded);
    return encoded;
  }
}
