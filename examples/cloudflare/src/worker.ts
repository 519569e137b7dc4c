import { env } from 'cloudflare:workers';
import { createEdgeGateway } from 'pressgraph/edge';
import snapshot from '../site.json';

export default createEdgeGateway({
  snapshot,
  cache: { ttl: 60, store: env.ANSWERS },
  // The free plan allows 50 requests to other servers; with the paid one, leave it out.
  limits: { maxCost: 45 },
  onError: (error) => console.error(error),
});
