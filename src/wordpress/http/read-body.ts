import type { ExchangeBody } from './exchange/exchange.ts';
import { ExchangeError, tooLarge } from './exchange/exchange-error.ts';

export interface BodyLimits {
  /** The most bytes of a body: as received, and again after decompression. */
  readonly maxBodyBytes: number;
  /** Milliseconds for the whole body: a slow trickle does not buy more. */
  readonly bodyTimeout: number;
}

/**
 * Reads a body to its end, and cancels it past a limit.
 *
 * @param declaredLength Its `content-length`, to refuse without reading.
 * @throws ExchangeError
 */
export async function readBody(
  body: ExchangeBody,
  { maxBodyBytes, bodyTimeout }: BodyLimits,
  declaredLength?: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let excess: ExchangeError | undefined;
  const giveUp = (error: ExchangeError) => {
    excess ??= error;
    body.cancel(error);
  };
  if (Number(declaredLength) > maxBodyBytes) {
    giveUp(tooLarge(maxBodyBytes));
    throw excess;
  }
  const timer = setTimeout(() => {
    giveUp(new ExchangeError('body-timeout', { message: `the answer did not end within ${bodyTimeout} ms` }));
  }, bodyTimeout);
  try {
    await body.read((chunk) => {
      length += chunk.length;
      if (length > maxBodyBytes) giveUp(tooLarge(maxBodyBytes));
      else chunks.push(chunk);
    });
  } finally {
    clearTimeout(timer);
  }
  if (excess) throw excess;
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
