import { PressgraphError } from '../../base/errors.ts';

/** A file for WordPress's media library, streamed. */
export interface RestFile {
  readonly name: string;
  readonly mimeType: string;
  /** In bytes, if known. */
  readonly size?: number;
  /** An upper bound of the size, if that is all that is known. */
  readonly sizeAtMost?: number;
  readonly content: ReadableStream<Uint8Array>;
}

export interface FileBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: ReadableStream<Uint8Array>;
  /** Fails the body unless all of it was read, and cancels the file. */
  abort(error: PressgraphError): void;
}

const UTF8 = new TextEncoder();
const PADDING = new Uint8Array(16 * 1024).fill(0x20);

/**
 * A file as the body of a request, as a browser's form sends it.
 *
 * WordPress would also take the file alone as the body, but of one that breaks off it keeps and publishes what arrived.
 * In a form, PHP notices that the end is missing, and WordPress refuses the file (`UPLOAD_ERR_PARTIAL`).
 *
 * The length is declared: behind Apache, PHP-FPM reads a body without one as empty. If only an upper bound is known,
 * that is declared, and a field that WordPress ignores (`padding`) fills the rest.
 *
 * @throws PressgraphError BAD_USER_INPUT for an invalid MIME type.
 */
export function fileBody({ name, mimeType, size, sizeAtMost, content }: RestFile): FileBody {
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(mimeType)) {
    throw new PressgraphError('BAD_USER_INPUT', 'Expected a file with a MIME type.');
  }
  const boundary = `pressgraph-${crypto.randomUUID()}`;
  const disposition = 'content-disposition: form-data; name=';
  const before = UTF8.encode(
    `--${boundary}\r\n${disposition}"file"; filename="${plainFileName(name)}"\r\ncontent-type: ${mimeType}\r\n\r\n`,
  );
  const isPadded = size === undefined && sizeAtMost !== undefined;
  const between = UTF8.encode(isPadded ? `\r\n--${boundary}\r\n${disposition}"padding"\r\n\r\n` : '');
  const after = UTF8.encode(`\r\n--${boundary}--\r\n`);
  const room = size ?? sizeAtMost;
  const file = content.getReader();

  async function* parts(): AsyncGenerator<Uint8Array> {
    yield before;
    let length = 0;
    for (;;) {
      const { done, value } = await file.read();
      if (done) break;
      length += value.length;
      if (length > (room ?? length)) throw brokenOff(`Expected a file of ${room} bytes, but it has more.`);
      yield value;
    }
    if (size !== undefined && length < size) throw brokenOff(BROKEN_OFF);
    if (isPadded) {
      yield between;
      yield* padding(sizeAtMost - length);
    }
    yield after;
  }

  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(room !== undefined && {
        'content-length': String(before.length + between.length + after.length + room),
      }),
    },
    ...streamOf(parts(), file),
  };
}

/** The parts as a stream that no one reads ahead of; ending it cancels the file, even while that is waited for. */
function streamOf(
  parts: AsyncGenerator<Uint8Array>,
  file: ReadableStreamDefaultReader<Uint8Array>,
): Pick<FileBody, 'content' | 'abort'> {
  let fail = (_error: PressgraphError) => {};
  let isOver = false;
  const end = (reason: unknown) => {
    isOver = true;
    file.cancel(reason).catch(() => {});
  };
  const content = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        fail = (error) => {
          if (isOver) return;
          end(error);
          controller.error(error);
        };
      },
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
          if (isOver) return;
          if (!done) controller.enqueue(value);
          else {
            isOver = true;
            controller.close();
          }
        } catch (error) {
          fail(brokenOff(BROKEN_OFF, error));
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
  return { content, abort: (error) => fail(error) };
}

const BROKEN_OFF = 'The file broke off before its end.';

/** The caller's fault: it says nothing about WordPress. */
const brokenOff = (message: string, cause?: unknown): PressgraphError =>
  cause instanceof PressgraphError ? cause : new PressgraphError('BAD_USER_INPUT', message, { cause });

function* padding(length: number): Generator<Uint8Array> {
  for (let left = length; left > 0; left -= PADDING.length) yield PADDING.subarray(0, left);
}

/** Keeps of a name only what is safe in a header and in a path: `фото.png` becomes `file.png`. */
function plainFileName(name: string): string {
  // WordPress derives the type from the extension.
  const [, stem = '', extension = ''] = /^(.*?)(\.[A-Za-z0-9]{1,10})?$/s.exec(name) ?? [];
  const plain = stem
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+|(?<![.-])[.-]+$/g, '')
    .slice(0, 200);
  return `${plain || 'file'}${extension}`;
}
