import type { ServiceReads } from '../../loaders/shared/service-reader.ts';
import { isBearer } from '../../wordpress/rest/address/root-credentials.ts';

/** The gateway's own credential, for reads that the public may not make. */
export interface ServiceOptions {
  /** `user:application password`, as displayed by WordPress; or `Bearer` and a token. */
  readonly authorization: string;
  /** The only reads it is used for. */
  readonly reads: readonly ServiceReads[];
}

/** The headers that discovery is sent with: those of the service credential if it is enabled for that. */
export const discoveryHeaders = (
  service: ServiceOptions | undefined,
): Readonly<Record<string, string>> | undefined =>
  service?.reads.includes('discovery') ? serviceHeaders(service) : undefined;

/** Headers that authenticate the gateway itself. */
export const serviceHeaders = ({ authorization }: ServiceOptions): Readonly<Record<string, string>> => ({
  authorization: isBearer(authorization)
    ? authorization
    : `Basic ${Buffer.from(authorization).toString('base64')}`,
});
