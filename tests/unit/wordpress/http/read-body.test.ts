import { expect, test, vi } from 'vitest';
import type { ExchangeBody } from '../../../../src/wordpress/http/exchange/exchange.ts';
import { readBody } from '../../../../src/wordpress/http/read-body.ts';

const limits = { maxBodyBytes: 5, bodyTimeout: 1_000 };

/** A body of these chunks that ignores whether it is cancelled, as a careless exchange would. */
function bodyOf(...chunks: string[]) {
  const cancel = vi.fn<ExchangeBody['cancel']>();
  const read: ExchangeBody['read'] = async (onChunk) => {
    for (const chunk of chunks) onChunk(new TextEncoder().encode(chunk));
  };
  return { read, cancel };
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test.each([[[]], [['abc']], [['a', '', 'bc', 'd']], [['abcde']]])(
  'the chunks %j are joined',
  async (chunks) => {
    const body = bodyOf(...chunks);
    expect(text(await readBody(body, limits))).toBe(chunks.join(''));
    expect(body.cancel).not.toHaveBeenCalled();
  },
);

test('a body over the limit is cancelled, and fails even if it does not notice', async () => {
  const body = bodyOf('abc', 'def', 'ghi');
  await expect(readBody(body, limits)).rejects.toMatchObject({ failure: 'too-large' });
  expect(body.cancel).toHaveBeenCalledWith(expect.objectContaining({ failure: 'too-large' }));
});

test('a declared length over the limit is refused unread', async () => {
  const body = bodyOf('abc');
  await expect(readBody(body, limits, '6')).rejects.toMatchObject({
    failure: 'too-large',
    message: 'the answer is larger than 5 bytes',
  });
  expect(body.cancel).toHaveBeenCalledOnce();
});

test.each([undefined, '', '5', 'five'])('a declared length of %j is read', async (declared) => {
  expect(text(await readBody(bodyOf('abc'), limits, declared))).toBe('abc');
});

test('a body that takes too long is cancelled', async () => {
  const body: ExchangeBody = {
    read: () => new Promise((_, reject) => (body.cancel = reject)),
    cancel: () => {},
  };
  await expect(readBody(body, { ...limits, bodyTimeout: 10 })).rejects.toMatchObject({
    failure: 'body-timeout',
    message: 'the answer did not end within 10 ms',
  });
});
