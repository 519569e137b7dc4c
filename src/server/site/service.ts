import { PressgraphError } from '../../base/errors.ts';
import type { ServiceReader, ServiceReads } from '../../loaders/shared/service-reader.ts';
import { type Binding, boundClient } from '../../wordpress/rest/bound-client.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { isRejection, whoAmI } from './credential-check.ts';

/** A credential of the gateway itself, for what the public may not read. */
export interface ServiceOptions {
  /** `user:application password`, as WordPress shows it. */
  readonly authorization: string;
  /** What it is used for, and nothing else. */
  readonly reads: readonly ServiceReads[];
}

/** The headers that speak for the gateway itself. */
function serviceHeaders({ authorization }: ServiceOptions): Readonly<Record<string, string>> {
  if (!/^[^:]+:.+$/.test(authorization)) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected the service credential as “user:application password” (SERVICE_AUTHORIZATION).',
    );
  }
  return { authorization: `Basic ${Buffer.from(authorization).toString('base64')}` };
}

/** The client with the gateway's own credential, for the reads that it may be used for. */
export function serviceReader(
  client: WordPressClient,
  service: ServiceOptions | undefined,
  operation: Pick<Binding, 'signal' | 'log'>,
): ServiceReader | undefined {
  if (!service) return undefined;
  return {
    client: boundClient(client, { ...operation, headers: serviceHeaders(service), as: 'service' }),
    reads: new Set(service.reads),
  };
}

/**
 * Asks WordPress whether it knows the service credential.
 *
 * @throws PressgraphError BAD_USER_INPUT where it does not; what kept WordPress from answering, otherwise.
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
      `WordPress does not accept the service credential (SERVICE_AUTHORIZATION): expected “user:application password”. ${error.message}`,
      { cause: error },
    );
  }
}
