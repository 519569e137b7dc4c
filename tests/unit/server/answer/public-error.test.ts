import { GraphQLError } from 'graphql';
import { expect, test, vi } from 'vitest';
import { PressgraphError } from '../../../../src/base/errors.ts';
import { publicError } from '../../../../src/server/answer/public-error.ts';

const atPath = (originalError: Error) =>
  new GraphQLError(originalError.message, { originalError, path: ['posts', 0, 'author'] });

test('an error of the catalogue keeps its message and place, and gets its code and what WordPress said', () => {
  const error = new PressgraphError('UNAUTHENTICATED', 'Expected users, but WordPress wants a login.', {
    wordpress: { code: 'rest_login_required', status: 401 },
  });
  expect(publicError(atPath(error)).toJSON()).toEqual({
    message: 'Expected users, but WordPress wants a login.',
    path: ['posts', 0, 'author'],
    extensions: { code: 'UNAUTHENTICATED', wordpress: { code: 'rest_login_required', status: 401 } },
  });
});

test('an error wrapped several times is still told', () => {
  const error = atPath(atPath(new PressgraphError('UPSTREAM_TIMEOUT', 'Too slow.')));
  expect(publicError(error).extensions).toEqual({ code: 'UPSTREAM_TIMEOUT' });
});

test('GraphQL’s own errors pass unchanged', () => {
  const error = new GraphQLError('Syntax Error: Unexpected <EOF>.');
  expect(publicError(error)).toBe(error);
});

test('a bug of the gateway is masked from callers and reported in full to the operator', () => {
  const hide = vi.fn();
  const mistake = new TypeError('secret is not a function at https://admin:secret@press.example');
  const told = publicError(atPath(mistake), hide);
  expect(JSON.stringify(told)).not.toMatch(/secret|press\.example/);
  expect(told.path).toEqual(['posts', 0, 'author']);
  expect(told.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
  expect(hide).toHaveBeenCalledWith(told, mistake);
});

test('what WordPress sent and does not fit is WordPress’s error, and still its operator’s to hear of', () => {
  const hide = vi.fn();
  const unfit = new Error('String cannot represent value: { secret: 1 }');
  const told = publicError(atPath(unfit), hide);
  expect(told.message).toBe('Expected a string for `author`, got an object from WordPress.');
  expect(told.extensions).toEqual({ code: 'UPSTREAM_ERROR' });
  expect(hide).toHaveBeenCalledWith(told, unfit);
});

test('an exception is a mistake of the gateway, whatever its words', () => {
  const mistake = new TypeError('String cannot represent value: 5');
  expect(publicError(atPath(mistake)).extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
});
