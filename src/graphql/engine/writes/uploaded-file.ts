import { GraphQLError, GraphQLScalarType } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import type { RestFile } from '../../../wordpress/http/file-body.ts';

/** A file of a GraphQL multipart request. It may still be on its way. */
export interface UploadedFile {
  /** Resolves when the file comes. It is read by one alone, and no faster than that one reads. */
  arrive(): Promise<RestFile>;
}

const has = <Name extends string>(value: object, name: Name): value is Record<Name, unknown> => name in value;

const isUploadedFile = (value: unknown): value is UploadedFile =>
  value instanceof Object && has(value, 'arrive') && typeof value.arrive === 'function';

/** A file as servers other than the gateway's own give it to their schema. */
const isWebFile = (value: unknown): value is File =>
  value instanceof Object &&
  has(value, 'stream') &&
  typeof value.stream === 'function' &&
  has(value, 'name') &&
  typeof value.name === 'string' &&
  has(value, 'size') &&
  typeof value.size === 'number';

const uploadedFile = (file: File): UploadedFile => ({
  arrive: async () => ({
    name: file.name,
    mimeType: file.type,
    size: file.size,
    content: file.stream(),
  }),
});

export const fileScalar = new GraphQLScalarType<UploadedFile, never>({
  name: 'File',
  parseValue(value) {
    if (isUploadedFile(value)) return value;
    if (isWebFile(value)) return uploadedFile(value);
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
 * A file as WordPress takes it, as soon as it comes. What is in it, and whether its name fits, is WordPress's to say.
 *
 * @throws PressgraphError BAD_USER_INPUT for one that does not come, is empty, or is larger than the gateway takes.
 */
export function restFile(file: UploadedFile, maxBytes: number): Promise<RestFile> {
  return aboutFile(async () => {
    const arrived = await file.arrive();
    const { size, mimeType } = arrived;
    if (size !== undefined && size > maxBytes) {
      throw unusable(`Expected a file of at most ${maxBytes} bytes, but it has ${size}.`);
    }
    if (size === 0) throw unusable('Expected a file, but it is empty.');
    // Without parameters such as `charset`.
    return { ...arrived, mimeType: mimeType.split(';', 1)[0]?.trim() || 'application/octet-stream' };
  });
}

const unusable = (message: string) => new PressgraphError('BAD_USER_INPUT', message);

/** Runs what uses the file, and says of what is wrong with it that it is the file. */
export async function aboutFile<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    const isOfFile =
      error instanceof PressgraphError &&
      error.code === 'BAD_USER_INPUT' &&
      !error.argumentPath &&
      !error.wordpress;
    if (!isOfFile) throw error;
    throw new PressgraphError(error.code, error.message, {
      argumentPath: ['input', 'file'],
      cause: error,
    });
  }
}
