import type { Behaviour } from './behaviour.ts';

interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the web server refuses before WordPress hears of it. */
export function refusalOfServer(
  { staging, blocksUsers }: Behaviour,
  path: string | undefined,
  authorization: string | undefined,
): Refusal | undefined {
  if (staging && !isBasic(authorization, staging)) {
    return {
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="staging"' },
      body: '<html><head><title>401 Authorization Required</title></head></html>',
    };
  }
  if (blocksUsers && /^\/wp-json\/wp\/v2\/users(?:\/|$)/.test(path ?? '')) {
    return { status: 403, body: '<html><head><title>403 Forbidden</title></head></html>' };
  }
  return undefined;
}

/** Whom WordPress takes a caller for; with a wrong password for nobody. */
export function userIdOf(
  { accounts = [] }: Behaviour,
  authorization: string | undefined,
): number | undefined {
  return accounts.find((account) => isBasic(authorization, account))?.id;
}

/** WordPress drops the spaces of an application password. */
function isBasic(
  authorization: string | undefined,
  { user, password }: { readonly user: string; readonly password: string },
): boolean {
  const sent = /^Basic (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const [name, ...rest] = Buffer.from(sent, 'base64').toString().split(':');
  return name === user && rest.join(':').replaceAll(' ', '') === password.replaceAll(' ', '');
}
