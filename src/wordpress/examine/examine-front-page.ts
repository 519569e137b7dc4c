import { PressgraphError } from '../../base/errors.ts';
import { isSuccess, statusLine } from '../http/status.ts';
import type { Transport } from '../http/transport.ts';
import { findBlocker } from './blocker.ts';
import type { Ability } from './examination.ts';
import type { HeadOfPage } from './examine-abilities.ts';

/** The site's front page, for its menus, and for what it tells of WordPress. */
export async function examineFrontPage(
  transport: Transport,
  url: URL,
  signal: AbortSignal,
): Promise<{ readonly ability: Ability; readonly html: string | undefined }> {
  try {
    const route = url.pathname;
    const answer = await transport.send({ url, method: 'GET', accept: 'text/html', route, signal });
    if (isSuccess(answer.status)) return { ability: { works: true }, html: answer.text };
    const blocker = findBlocker(answer, route);
    return { ability: { works: false, problem: statusLine(answer.status), blocker }, html: undefined };
  } catch (error) {
    return { ability: failureOf(error, signal), html: undefined };
  }
}

/** Asks pages of the site for their headers, at the origin where its REST API is. */
export function headsOfPages(transport: Transport, origin: string, signal: AbortSignal): HeadOfPage {
  return async (address) => {
    if (!URL.canParse(address)) return { works: undefined };
    const { pathname, search } = new URL(address);
    const url = new URL(origin);
    url.pathname = pathname;
    url.search = search;
    try {
      const answer = await transport.send({
        url,
        method: 'HEAD',
        accept: 'text/html',
        route: pathname,
        signal,
      });
      return isSuccess(answer.status)
        ? { works: true, link: answer.headers['link'] }
        : { works: false, problem: statusLine(answer.status), blocker: findBlocker(answer, pathname) };
    } catch (error) {
      return failureOf(error, signal);
    }
  };
}

function failureOf(error: unknown, signal: AbortSignal): Ability {
  if (signal.aborted || !(error instanceof PressgraphError)) throw error;
  return { works: false, problem: error.message };
}

/** The version that a page tells: in `<meta name="generator">`, or behind the script that draws emoji. */
export function wordPressVersionIn(html: string): string | undefined {
  const [, generator] = /<meta\b[^<>]{0,80}content=["']WordPress (\d[\w.-]{0,20})["']/i.exec(html) ?? [];
  const [, script] = /wp-emoji-release\.min\.js\?ver=(\d[\w.-]{0,20})/.exec(html) ?? [];
  return generator ?? script;
}
