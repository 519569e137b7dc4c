import { Readable } from 'node:stream';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { PressgraphError } from '../../errors.ts';
import type { RestFile } from '../../wordpress/client.ts';

/** A file as the GraphQL multipart request brings it. */
export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  stream(): AsyncIterable<Uint8Array>;
}

const isFile = (value: unknown): value is UploadedFile =>
  value instanceof Object &&
  'stream' in value &&
  typeof value.stream === 'function' &&
  'name' in value &&
  typeof value.name === 'string' &&
  'size' in value &&
  typeof value.size === 'number';

export const fileScalar = new GraphQLScalarType<UploadedFile, never>({
  name: 'File',
  parseValue(value) {
    if (isFile(value)) return value;
    throw new GraphQLError('Expected a file, sent by a GraphQL multipart request.');
  },
  parseLiteral() {
    throw new GraphQLError('Expected a file as a variable, sent by a GraphQL multipart request.');
  },
  serialize() {
    throw new GraphQLError('A file can be sent, and not be read.');
  },
});

/**
 * A file as WordPress takes it. What is in it, and whether its name fits, is WordPress's to say.
 *
 * @throws PressgraphError BAD_USER_INPUT for one that is empty, or larger than the gateway takes.
 */
export function restFile(file: UploadedFile, maxBytes: number): RestFile {
  const argumentPath = ['input', 'file'];
  if (file.size > maxBytes) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `Expected a file of at most ${maxBytes} bytes, but it has ${file.size}.`,
      { argumentPath },
    );
  }
  if (file.size === 0) {
    throw new PressgraphError('BAD_USER_INPUT', 'Expected a file, but it is empty.', { argumentPath });
  }
  return {
    name: file.name,
    // Without parameters such as `charset`.
    mimeType: file.type.split(';', 1)[0]?.trim() || 'application/octet-stream',
    size: file.size,
    content: Readable.from(file.stream()),
  };
}
