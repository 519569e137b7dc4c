import { PressgraphError } from '../../base/errors.ts';
import type { Previews } from '../../graphql/engine/context.ts';
import { isPreviewTokenFor, signPreviewToken } from './preview-token.ts';
import type { ServiceOptions } from './service-headers.ts';

export interface PreviewOptions {
  /**
   * Signs preview tokens; requires `service`, whose credential fetches the previewed items. Without it, no
   * tokens are issued.
   */
  readonly previewSecret?: string | undefined;
}

/**
 * Preview tokens of one site; `undefined` without a secret.
 *
 * @throws PressgraphError BAD_USER_INPUT without a service credential.
 */
export function previewsOf(
  site: string,
  { previewSecret: secret, service }: PreviewOptions & { readonly service?: ServiceOptions | undefined },
): Previews | undefined {
  if (secret === undefined) return undefined;
  if (!service) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected a service credential (SERVICE_AUTHORIZATION) with the preview secret: it fetches the previewed items.',
    );
  }
  const now = () => Math.floor(Date.now() / 1000);
  return {
    sign: (id, seconds) => signPreviewToken({ id, expires: now() + seconds }, site, secret),
    opens: (token, id) => isPreviewTokenFor(token, { id, now: now() }, site, secret),
  };
}
