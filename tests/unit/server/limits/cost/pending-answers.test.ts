import { expect, test } from 'vitest';
import { PendingAnswers } from '../../../../../src/server/limits/cost/pending-answers.ts';
import { pendingBytes } from '../../../../../src/server/limits/cost/pending-bytes.ts';

test('answers are admitted while there is room', () => {
  const pending = new PendingAnswers(100);
  const release = pending.reserve(60);
  expect(pending.reserve(60)).toBeUndefined();
  expect(pending.reserve(40)).toBeTypeOf('function');
  release?.();
  release?.();
  expect(pending.bytes).toBe(40);
  expect(pending.reserve(60)).toBeTypeOf('function');
});

test('an answer that is larger than all the room is admitted alone', () => {
  const pending = new PendingAnswers(100);
  const release = pending.reserve(1000);
  expect(release).toBeTypeOf('function');
  expect(pending.reserve(1)).toBeUndefined();
  release?.();
  expect(pending.reserve(1)).toBeTypeOf('function');
});

test('the default is a share of the heap', () => {
  const pending = new PendingAnswers(pendingBytes());
  pending.reserve(1);
  expect(pending.reserve(1024 ** 2)).toBeTypeOf('function');
  expect(pending.reserve(Number.MAX_SAFE_INTEGER)).toBeUndefined();
});
