import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import type { GraphQLParams } from 'graphql-yoga';
import { PressgraphError } from '../../base/errors.ts';
import { IncomingFile } from './incoming-file.ts';
import { MeasuredStream } from './measured-stream.ts';
import { Spool } from './spool.ts';
import type { SpoolRoom } from './spool-room.ts';
import { MOST_FILES, type Place, readMap, readOperations } from './upload-map.ts';
import { webStreamOf } from './web-stream.ts';

export interface MultipartLimits {
  /** Size limit of a file, in bytes. */
  readonly maxUploadBytes: number;
  /** Size limit of `operations`, and of `map`, in bytes. */
  readonly maxFieldBytes: number;
  /** Size limit of the whole request, in bytes. */
  readonly maxRequestBytes: number;
  /** Idle timeout of the request body, in milliseconds. */
  readonly patience: number;
  /** Least bytes a second that a caller must send, over the time that the gateway has waited for them. */
  readonly leastRate: number;
  /** What all requests together may keep on disk. */
  readonly room: SpoolRoom;
}

/**
 * A GraphQL multipart request, read only as far as its files are consumed.
 *
 * The last file streams through without being stored, with backpressure: the caller sends no faster than
 * WordPress reads. Its exact size is unknown until its end, but the length of the request gives an upper bound.
 * Without that length, and for files before the last, all but short files are spooled to disk: they are read to
 * their end, so that an operation may read its files in any order.
 *
 * @see https://github.com/jaydenseric/graphql-multipart-request-spec
 */
export class MultipartRequest {
  /** The GraphQL parameters, with files as variables. Resolves once `operations` and `map` are read. */
  readonly params: Promise<GraphQLParams | GraphQLParams[]>;
  /** Resolves when the request was read to its end, or reading has stopped. */
  readonly over: Promise<void>;
  /** Lets files be kept on disk: their caller may upload. Until then, no more is read than memory has room for. */
  admit: () => void = () => {};
  readonly #admitted: Promise<void>;
  readonly #limits: MultipartLimits;
  readonly #form: BusboyInstance;
  readonly #spool: Spool;
  readonly #files: MeasuredStream[] = [];
  /** Files that `map` names and that have not arrived yet. */
  readonly #awaited = new Map<string, IncomingFile>();
  readonly #length: number | undefined;
  #around = 0;
  #operations: object | undefined;
  #map: ReadonlyMap<string, readonly Place[]> | undefined;
  #isEnded = false;
  #isAnswered = false;
  #isCutOff = false;
  #answer: (params: GraphQLParams | GraphQLParams[]) => void = () => {};
  #refuse: (error: unknown) => void = () => {};

  /** @throws PressgraphError BAD_USER_INPUT for a content type without a boundary. */
  constructor(request: Request, limits: MultipartLimits) {
    this.#limits = limits;
    this.#spool = new Spool(limits.room);
    this.#admitted = new Promise((resolve) => {
      this.admit = resolve;
    });
    const length = request.headers.get('content-length');
    this.#length = length === null ? undefined : Number(length);
    this.#form = this.#open(request.headers.get('content-type') ?? '');
    this.params = new Promise((resolve, reject) => {
      this.#answer = resolve;
      this.#refuse = reject;
    });
    this.params.catch(() => {});
    const leave = () => this.#fail(brokenOff(request.signal.reason));
    request.signal.addEventListener('abort', leave, { once: true });
    this.over = this.#read((request.body ?? empty())[Symbol.asyncIterator]());
  }

  /** Whether reading stopped early, at the size limit or the idle timeout: the connection cannot be reused. */
  get isCutOff(): boolean {
    return this.#isCutOff;
  }

  /**
   * Discards unused files. The rest of the body is drained up to the limit, for clients that read the response
   * only after sending.
   */
  end(): void {
    this.#isAnswered = true;
    this.#fail(new PressgraphError('BAD_USER_INPUT', 'The operation has ended.'));
    void this.#spool.remove();
  }

  #open(contentType: string): BusboyInstance {
    const form = openForm(contentType, this.#limits);
    form.on('field', (name, value, _nameTruncated, isTruncated) =>
      this.#attempt(() => {
        this.#takeField(name, value, isTruncated);
      }),
    );
    form.on('file', (name, content, fileName, _encoding, mimeType) => {
      // The form itself reports a request that broke off.
      content.on('error', () => {});
      this.#attempt(() => this.#takeFile(name, content, fileName, mimeType));
    });
    form.on('filesLimit', () => this.#fail(unusable(`Expected at most ${MOST_FILES} files.`)));
    form.on('finish', () => this.#finish());
    form.on('error', (error) => this.#fail(brokenOff(error)));
    return form;
  }

  async #read(chunks: AsyncIterator<Uint8Array>): Promise<void> {
    try {
      await this.#feed(chunks);
      this.#form.end();
    } catch (error) {
      this.#isCutOff = true;
      this.#fail(brokenOff(error));
      // This closes the connection, so never before the response is sent.
      if (this.#isAnswered) await chunks.return?.().catch(() => {});
    }
  }

  async #feed(chunks: AsyncIterator<Uint8Array>): Promise<void> {
    const { patience, leastRate, maxRequestBytes } = this.#limits;
    let read = 0;
    /** Milliseconds; the time that WordPress takes does not count. */
    let waited = 0;
    for (;;) {
      const start = performance.now();
      const { done, value } = await within(patience, chunks.next());
      waited += performance.now() - start;
      if (done) return;
      read += value.length;
      if (waited > patience + (1000 * read) / leastRate) throw tooSlow(leastRate);
      if (read > maxRequestBytes) throw unusable(`Expected a request of at most ${maxRequestBytes} bytes.`);
      await new Promise<void>((resolve) => this.#form.write(value, () => resolve()));
    }
  }

  #takeField(name: string, value: string, isTruncated: boolean): void {
    if (name !== 'operations' && name !== 'map') return;
    // In characters: never more than bytes, in any charset.
    this.#around += value.length;
    if (isTruncated) {
      throw unusable(`Expected at most ${this.#limits.maxFieldBytes} bytes in the form field \`${name}\`.`);
    }
    if (name === 'operations') {
      this.#operations ??= readOperations(value);
      return;
    }
    if (this.#operations === undefined) throw unusable(ORDER);
    if (this.#map !== undefined) return;
    this.#map = readMap(value, this.#operations);
    for (const [part, places] of this.#map) {
      const file = new IncomingFile();
      this.#awaited.set(part, file);
      for (const place of places) place.fill(file);
    }
    this.#answer(this.#operations as GraphQLParams);
  }

  #takeFile(part: string, content: BusboyFileStream, name: string, mimeType: string): void {
    const file = this.#awaited.get(part);
    if (this.#isEnded || file === undefined) {
      content.resume();
      if (this.#map === undefined) throw unusable(ORDER);
      return;
    }
    this.#awaited.delete(part);
    const measured = this.#measure(content);
    void this.#arrive(measured, this.#awaited.size === 0).then(
      (arrived) => file.came({ name, mimeType, ...arrived }),
      (error: unknown) => {
        measured.destroy();
        file.failed(error);
      },
    );
  }

  #measure(content: BusboyFileStream): MeasuredStream {
    const measured = new MeasuredStream(this.#limits.maxUploadBytes);
    measured.on('error', () => {});
    // An unread part would block the ones after it.
    measured.on('close', () => content.unpipe(measured).resume());
    this.#files.push(measured);
    return content.pipe(measured);
  }

  async #arrive(measured: MeasuredStream, isLast: boolean) {
    const before = this.#files.reduce((sum, file) => (file === measured ? sum : sum + file.length), 0);
    const size = await measured.shortSize;
    if (size !== undefined) return { size, content: webStreamOf(measured) };
    if (isLast && this.#length !== undefined) {
      const rest = this.#length - this.#around - before;
      return { sizeAtMost: Math.min(this.#limits.maxUploadBytes, rest), content: webStreamOf(measured) };
    }
    await this.#admitted;
    return { content: webStreamOf(await this.#spool.keep(measured)), size: measured.length };
  }

  #finish(): void {
    if (this.#operations === undefined) {
      this.#fail(unusable(ORDER));
      return;
    }
    // Without `map` there are no files to wait for.
    if (this.#map === undefined) this.#answer(this.#operations as GraphQLParams);
    for (const [part, file] of this.#awaited) {
      file.failed(unusable(`Expected a file in the part ${JSON.stringify(part)}, which \`map\` names.`));
    }
  }

  #attempt(take: () => void): void {
    try {
      take();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Rejects everything that waits for this request, and aborts uploads in progress. */
  #fail(error: unknown): void {
    this.#isEnded = true;
    this.#refuse(error);
    for (const file of this.#awaited.values()) file.failed(error);
    for (const file of this.#files) file.destroy(error as Error);
  }
}

const ORDER = 'Expected the form fields `operations` and `map`, in this order, and the files after them.';

function openForm(contentType: string, { maxFieldBytes }: MultipartLimits): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      // Some clients send these two as files with a media type.
      isPartAFile: (name, type, fileName) =>
        name !== 'operations' &&
        name !== 'map' &&
        (fileName !== undefined || type === 'application/octet-stream'),
      limits: {
        fieldSize: maxFieldBytes,
        fields: 10,
        files: MOST_FILES,
        parts: 2 * MOST_FILES,
        headerPairs: 20,
        headerSize: 8 * 1024,
      },
    });
  } catch (cause) {
    throw unusable('Expected a `boundary` in the content type of the form.', cause);
  }
}

const unusable = (message: string, cause?: unknown) =>
  new PressgraphError('BAD_USER_INPUT', message, { cause });

const tooSlow = (leastRate: number) => unusable(`Expected at least ${leastRate} bytes a second, got less.`);

const brokenOff = (error: unknown): PressgraphError =>
  error instanceof PressgraphError ? error : unusable('The request ended prematurely.', error);

async function* empty(): AsyncGenerator<Uint8Array> {}

/** Idle timeout: rejects if the caller sends nothing for this long. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(unusable(`Expected the rest of the request, got nothing for ${milliseconds} ms.`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
