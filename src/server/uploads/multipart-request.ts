import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import type { GraphQLParams } from 'graphql-yoga';
import { PressgraphError } from '../../base/errors.ts';
import { IncomingFile } from './incoming-file.ts';
import { MeasuredStream } from './measured-stream.ts';
import { Spool } from './spool.ts';
import { MOST_FILES, type Place, readMap, readOperations } from './upload-map.ts';
import { webStreamOf } from './web-stream.ts';

export interface MultipartLimits {
  /** The most bytes of a file. */
  readonly maxUploadBytes: number;
  /** The most bytes of `operations`, and of `map`. */
  readonly maxFieldBytes: number;
  /** The most bytes of the request as a whole. */
  readonly maxRequestBytes: number;
  /** Milliseconds that the caller may send nothing. */
  readonly patience: number;
}

/**
 * A GraphQL multipart request that is read as far as somebody wants what it brings.
 *
 * The file that comes last streams through: nothing of it is kept, and the caller sends no faster than WordPress reads.
 * Its size is not known before its end, but the most that it can be, from the length of the request. Where there is no
 * such length, and for files before the last, the disk keeps what is more than a little: they are read to their end so
 * that an operation may ask for its files in any order.
 *
 * @see https://github.com/jaydenseric/graphql-multipart-request-spec
 */
export class MultipartRequest {
  /** What is asked, with its files as variables: as soon as `operations` and `map` are read. */
  readonly params: Promise<GraphQLParams | GraphQLParams[]>;
  /** When all of it was read, or will not be. */
  readonly over: Promise<void>;
  readonly #limits: MultipartLimits;
  readonly #form: BusboyInstance;
  readonly #spool = new Spool();
  readonly #files: MeasuredStream[] = [];
  /** What `map` names, and has not come yet. */
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

  /** Whether more came than a request may have, or nothing more: the rest is not read, and its connection of no more use. */
  get isCutOff(): boolean {
    return this.#isCutOff;
  }

  /** Lets go of what nobody has taken. What is still to come is read, up to the limit, for callers that listen only then. */
  end(): void {
    this.#isAnswered = true;
    this.#fail(new PressgraphError('BAD_USER_INPUT', 'The operation is over.'));
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
      // Of a request that broke off the form itself tells.
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
      // Ends the connection, and so never before the answer.
      if (this.#isAnswered) await chunks.return?.().catch(() => {});
    }
  }

  async #feed(chunks: AsyncIterator<Uint8Array>): Promise<void> {
    const { patience, maxRequestBytes } = this.#limits;
    let read = 0;
    for (;;) {
      const { done, value } = await within(patience, chunks.next());
      if (done) return;
      read += value.length;
      if (read > maxRequestBytes) throw unusable(`Expected at most ${maxRequestBytes} bytes in all.`);
      await new Promise<void>((resolve) => this.#form.write(value, () => resolve()));
    }
  }

  #takeField(name: string, value: string, isTruncated: boolean): void {
    if (name !== 'operations' && name !== 'map') return;
    // In characters, which no charset makes more than there were bytes.
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
    // A part that nobody reads would hold up those after it.
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
    return { content: webStreamOf(await this.#spool.keep(measured)), size: measured.length };
  }

  #finish(): void {
    if (this.#operations === undefined) {
      this.#fail(unusable(ORDER));
      return;
    }
    // Without `map` there are no files, and nothing else to wait for.
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

  /** Whoever waits for something of this request waits no more; uploads on their way end. */
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
      // Some clients send these two as files with a type of their own.
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

const brokenOff = (error: unknown): PressgraphError =>
  error instanceof PressgraphError ? error : unusable('The request broke off before its end.', error);

async function* empty(): AsyncGenerator<Uint8Array> {}

/** Waits for the caller no longer than so many milliseconds. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(unusable(`Expected the rest of the request, but nothing came for ${milliseconds} ms.`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
