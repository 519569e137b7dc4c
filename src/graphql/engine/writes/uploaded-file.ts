import { GraphQLError, GraphQLScalarType } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import type { RestFile } from '../../../wordpress/http/file-body.ts';

/** A file of a GraphQL multipart request. It may still be arriving. */
export interface UploadedFile {
  /** Resolves when the file starts to arrive. Its stream has one consumer, and applies back-pressure. */
  arrive(): Promise<RestFile>;
}

const has = <Name extends string>(value: object, name: Name): value is Record<Name, unknown> => name in value;

const isUploadedFile = (value: unknown): value is UploadedFile =>
  value instanceof Object && has(value, 'arrive') && typeof value.arrive === 'function';

/** A file as servers other than the gateway's own pass it to the schema. */
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
    throw new GraphQLError('Expected a file, sent as a GraphQL multipart request.');
  },
  parseLiteral() {
    throw new GraphQLError('Expected a file as a variable, sent as a GraphQL multipart request.');
  },
  serialize() {
    throw new GraphQLError('File is an input type and cannot be returned.');
  },
});

/**
 * A file in the form the REST client sends, as soon as it arrives. WordPress checks its contents and its name.
 *
 * @throws PressgraphError BAD_USER_INPUT if it is missing, empty, or too large.
 */
export function restFile(file: UploadedFile, maxBytes: number): Promise<RestFile> {
  return aboutFile(async () => {
    const arrived = await file.arrive();
    const { size, mimeType } = arrived;
    if (size !== undefined && size > maxBytes) {
      throw unusable(`Expected a file of at most ${maxBytes} bytes, got ${size}.`);
    }
    if (size === 0) throw unusable('Expected a file, got an empty one.');
    // Without parameters such as `charset`.
    return { ...arrived, mimeType: mimeType.split(';', 1)[0]?.trim() || 'application/octet-stream' };
  });
}

const unusable = (message: string) => new PressgraphError('BAD_USER_INPUT', message);

/** Runs an upload; errors about the file get its argument path. */
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
