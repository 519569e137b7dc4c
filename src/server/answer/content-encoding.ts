export type ContentEncoding = 'br' | 'gzip';

/** The best coding that this `Accept-Encoding` accepts, Brotli first; `undefined` for none. */
export function acceptedEncoding(acceptEncoding: string | null): ContentEncoding | undefined {
  return (['br', 'gzip'] as const).find((name) => accepts(acceptEncoding, name));
}

/** Shorter answers fit into one packet uncompressed. */
const WORTHWHILE_BYTES = 1_400;

/** The coding for a body of this size; `undefined` if it is sent uncompressed. */
export const worthwhileEncoding = (
  acceptEncoding: string | null,
  bytes: number,
): ContentEncoding | undefined => (isWorthwhile(bytes) ? acceptedEncoding(acceptEncoding) : undefined);

/** Whether a body of this size is compressed, if the client accepts it. */
export const isWorthwhile = (bytes: number): boolean => bytes >= WORTHWHILE_BYTES;

/** Whether `Accept-Encoding` lists the coding with a non-zero weight. */
function accepts(acceptEncoding: string | null, coding: string): boolean {
  return (acceptEncoding ?? '').split(',').some((item) => {
    const [name, weight] = item.split(';').map((part) => part.trim().toLowerCase());
    return name === coding && !/^q=0(\.0*)?$/.test(weight ?? '');
  });
}

/** Compresses a whole body. */
export type Compress = (bytes: Uint8Array, encoding: ContentEncoding) => Promise<Uint8Array<ArrayBuffer>>;
