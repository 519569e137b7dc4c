import { expect, test } from 'vitest';
import { MultipartRequest } from '../../../../src/server/uploads/multipart-request.ts';

test('a stalled request body times out', async () => {
  const silent = new ReadableStream<Uint8Array>();
  const request = new Request('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: silent,
    duplex: 'half',
  } as RequestInit);
  const uploads = new MultipartRequest(request, {
    maxUploadBytes: 10,
    maxFieldBytes: 10,
    maxRequestBytes: 10,
    patience: 1,
  });
  await expect(uploads.params).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: 'Expected the rest of the request, got nothing for 1 ms.',
  });
  expect(uploads.isCutOff).toBe(true);
});
