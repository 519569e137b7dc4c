import { once } from 'node:events';
import { type Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

const BOUNDARY = 'form-of-a-test';

/** A form's part, as text, without what separates it from the next. */
export const part = (name: string, content: string | Buffer, file?: { readonly name: string }): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${
        file ? `; filename="${file.name}"\r\ncontent-type: image/png` : ''
      }\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);

export const END = Buffer.from(`--${BOUNDARY}--\r\n`);

export interface SlowFormOptions {
  /** Announces how long the form is; without it the length stays hidden. */
  readonly length?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly agent?: Agent;
}

export interface Told {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions?: { readonly code?: string; readonly argumentPath?: unknown };
  }[];
}

/** A form that is sent as a test wishes, bit by bit, while the answer is waited for. */
export class SlowForm {
  readonly #request: ClientRequest;
  readonly #answer: Promise<Told>;

  constructor(url: string, { length, headers, agent }: SlowFormOptions = {}) {
    this.#request = request(url, {
      method: 'POST',
      ...(agent && { agent }),
      headers: {
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        'graphql-require-preflight': '1',
        ...(length !== undefined && { 'content-length': String(length) }),
        ...headers,
      },
    });
    // Who waits for the answer hears of it; after that the gateway may end the connection.
    this.#request.on('error', () => {});
    this.#answer = this.#read();
    this.#answer.catch(() => {});
    this.#request.flushHeaders();
  }

  async #read(): Promise<Told> {
    const [response] = (await once(this.#request, 'response')) as [IncomingMessage];
    const { statusCode = 0, headers } = response;
    return { status: statusCode, headers, ...(JSON.parse(await text(response)) as object) };
  }

  write(content: Buffer): void {
    this.#request.write(content);
  }

  end(content = Buffer.alloc(0)): void {
    this.#request.end(content);
  }

  hangUp(): void {
    this.#request.destroy();
  }

  /** When the connection is no more. */
  async closed(): Promise<void> {
    if (this.#request.closed) return;
    await new Promise<void>((resolve) => this.#request.once('close', () => resolve()));
  }

  answer(): Promise<Told> {
    return this.#answer;
  }
}
