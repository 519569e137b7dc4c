import { PressgraphError } from '../../base/errors.ts';
import type { ServiceReader } from '../../loaders/shared/service-reader.ts';
import { type Binding, boundClient } from '../../wordpress/rest/bound-client.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { isRejection, whoAmI } from './credential-check.ts';
import { discoveryHeaders, type ServiceOptions, serviceHeaders } from './service-headers.ts';

/** A client for discovery. */
export function discoveryClient(
  client: WordPressClient,
  service: ServiceOptions | undefined,
): WordPressClient {
  const headers = discoveryHeaders(service);
  return headers === undefined ? client : boundClient(client, { headers, as: 'service' });
}

/** A client with the gateway's own credential, for the reads that it may be used for. */
export function serviceReader(
  client: WordPressClient,
  service: ServiceOptions | undefined,
  operation: Pick<Binding, 'signal' | 'isFlat' | 'log' | 'turns'>,
): ServiceReader | undefined {
  if (!service) return undefined;
  return {
    client: boundClient(client, { ...operation, headers: serviceHeaders(service), as: 'service' }),
    reads: new Set(service.reads),
  };
}

/**
 * Checks that WordPress accepts the service credential.
 *
 * @throws PressgraphError BAD_USER_INPUT if WordPress rejects it; otherwise the error of the request.
 */
export async function assertService(
  client: WordPressClient,
  service: ServiceOptions | undefined,
): Promise<void> {
  if (!service) return;
  try {
    await whoAmI(boundClient(client, { headers: serviceHeaders(service), as: 'service' }));
  } catch (error) {
    if (!(error instanceof PressgraphError) || !isRejection(error)) throw error;
    throw new PressgraphError(
      'BAD_USER_INPUT',
      `WordPress rejected the service credential (SERVICE_AUTHORIZATION): expected “user:application password”, or at WordPress.com “Bearer token”. ${error.message}`,
      { cause: error },
    );
  }
}
