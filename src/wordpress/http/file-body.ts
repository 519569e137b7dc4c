import { randomUUID } from 'node:crypto';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { PressgraphError } from '../../base/errors.ts';

/** A file for WordPress's media library, streamed. */
export interface RestFile {
  readonly name: string;
  readonly mimeType: string;
  /** In bytes, where it is known. */
  readonly size?: number;
  /** The most bytes that it can have, where its size is not known. */
  readonly sizeAtMost?: number;
  readonly content: Readable;
}

export interface FileBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Readable;
}

const PADDING = Buffer.alloc(16 * 1024, ' ');

/**
 * A file as the body of a request, as a browser's form sends it.
 *
 * Not as the body itself, which WordPress takes, too: of one that breaks off it keeps what came, and publishes that, while
 * PHP notices of a form that its end is missing, and WordPress refuses the file (`UPLOAD_ERR_PARTIAL`).
 *
 * The length is told beforehand: behind Apache, PHP-FPM finds nothing in a body without. Where only the most that the file
 * can have is known, that is announced, and a field that WordPress does not read (`padding`) makes up for the rest.
 *
 * @throws PressgraphError BAD_USER_INPUT for a MIME type that is none.
 */
export function fileBody({ name, mimeType, size, sizeAtMost, content }: RestFile): FileBody {
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(mimeType)) {
    throw new PressgraphError('BAD_USER_INPUT', 'Expected a file with a MIME type.');
  }
  const boundary = `pressgraph-${randomUUID()}`;
  const disposition = 'content-disposition: form-data; name=';
  const before = `--${boundary}\r\n${disposition}"file"; filename="${plainFileName(name)}"\r\ncontent-type: ${mimeType}\r\n\r\n`;
  const isPadded = size === undefined && sizeAtMost !== undefined;
  const between = isPadded ? `\r\n--${boundary}\r\n${disposition}"padding"\r\n\r\n` : '';
  const after = `\r\n--${boundary}--\r\n`;
  const room = size ?? sizeAtMost;
  const around = Buffer.byteLength(before + between + after);
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(room !== undefined && { 'content-length': String(around + room) }),
    },
    content: enclosed(content, before, room, (length) => [
      Buffer.from(between),
      ...(isPadded ? padding(sizeAtMost - length) : []),
      Buffer.from(after),
    ]),
  };
}

/** What ends the one stream ends the other. */
function enclosed(
  content: Readable,
  before: string,
  room: number | undefined,
  after: (length: number) => Iterable<Buffer>,
): Readable {
  let length = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      length += chunk.length;
      if (length > (room ?? length)) done(brokenOff(`Expected a file of ${room} bytes, but it has more.`));
      else done(null, chunk);
    },
    flush(done) {
      for (const chunk of after(length)) this.push(chunk);
      done();
    },
  });
  body.push(before);
  content.on('error', (error) => body.destroy(brokenOff('The file broke off before its end.', error)));
  content.on('close', () => {
    if (!content.readableEnded) body.destroy(brokenOff('The file broke off before its end.'));
  });
  body.on('close', () => content.destroy());
  return content.pipe(body);
}

/** It is the caller's matter: it tells nothing of how WordPress is. */
const brokenOff = (message: string, cause?: unknown): PressgraphError =>
  cause instanceof PressgraphError ? cause : new PressgraphError('BAD_USER_INPUT', message, { cause });

function* padding(length: number): Generator<Buffer> {
  for (let left = length; left > 0; left -= PADDING.length) yield PADDING.subarray(0, left);
}

/** Of the name, only what is safe in a header and in a path is sent: `фото.png` becomes `file.png`. */
function plainFileName(name: string): string {
  // The extension is what WordPress tells the type by.
  const [, stem = '', extension = ''] = /^(.*?)(\.[A-Za-z0-9]{1,10})?$/s.exec(name) ?? [];
  const plain = stem
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+|(?<![.-])[.-]+$/g, '')
    .slice(0, 200);
  return `${plain || 'file'}${extension}`;
}
