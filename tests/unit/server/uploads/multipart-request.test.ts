import { expect, test } from 'vitest';
import { MultipartRequest } from '../../../../src/server/uploads/multipart-request.ts';
import { SpoolRoom } from '../../../../src/server/uploads/spool-room.ts';

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
    leastRate: 1,
    room: new SpoolRoom(10),
  });
  await expect(uploads.params).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: 'Expected the rest of the request, got nothing for 1 ms.',
  });
  expect(uploads.isCutOff).toBe(true);
});

test('a request body that trickles is cut off, though it never stalls', async () => {
  const trickle = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      controller.enqueue(new Uint8Array([45]));
    },
  });
  const request = new Request('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: trickle,
    duplex: 'half',
  } as RequestInit);
  const uploads = new MultipartRequest(request, {
    maxUploadBytes: 1_000,
    maxFieldBytes: 1_000,
    maxRequestBytes: 1_000,
    patience: 50,
    leastRate: 1_000,
    room: new SpoolRoom(10),
  });
  await expect(uploads.params).rejects.toMatchObject({
    message: 'Expected at least 1000 bytes a second, got less.',
  });
  expect(uploads.isCutOff).toBe(true);
});
