import { expect, test } from 'vitest';
import { concealing } from '../../../../src/wordpress/http/conceal.ts';

const basic = (words: string) => `Basic ${Buffer.from(words).toString('base64')}`;

test('every form of a credential is concealed', () => {
  const conceal = concealing({}, { authorization: basic('zoë:abcd efgh') });
  expect(conceal(`${basic('zoë:abcd efgh')} zoë:abcd efgh, abcd efgh, abcdefgh, abcd`)).toBe(
    '… …, …, …, abcd',
  );
  const bearer = concealing({}, { authorization: 'Bearer a.b.c.d' });
  expect(bearer('a.b.c.d, Bearer a.b.c.d')).toBe('…, …');
  expect(concealing({}, { authorization: 'Basic %%%%' })('Basic %%%% %%%%')).toBe('… …');
});

test('so are the headers of the operator and cookies, and not the type of a body', () => {
  const conceal = concealing({ 'x-key': 'open' }, { cookie: 'a=bcde', 'content-type': 'application/json' });
  expect(conceal('open a=bcde application/json')).toBe('… … application/json');
});

test('what is too short to be told apart stays', () => {
  expect(concealing({ 'x-on': '1' })('1 of 10')).toBe('1 of 10');
});
