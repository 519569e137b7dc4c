import type { OverrideRequest, OverrideResponse } from './wordpress-server.ts';

/** What WordPress answers to those who have signed in, by route, where it differs from what it answers to all. */
export type Answers = Readonly<
  Record<string, OverrideResponse | ((request: OverrideRequest) => OverrideResponse | undefined)>
>;

export const basic = (words: string): string => `Basic ${Buffer.from(words).toString('base64')}`;

export const refused = (code: string, status = 403): OverrideResponse => ({
  status,
  body: { code, message: 'Sorry, you are not allowed to do that.', data: { status } },
});

/** An `override` by who asks: WordPress knows the users' credentials, and takes all others for nobody. */
export const signedIn =
  (users: Readonly<Record<string, Answers>>) =>
  (request: OverrideRequest): OverrideResponse | undefined => {
    const answers = users[String(request.headers['authorization'])];
    const answer = answers?.[request.route ?? ''];
    if (answer !== undefined) return typeof answer === 'function' ? answer(request) : answer;
    return answers && request.route === '/wp/v2/users/me' ? { body: { id: 1 } } : undefined;
  };
