import { embed } from '../contenders/embed.mjs';
import { followLinks } from '../contenders/follow-links.mjs';
import { mesh } from '../contenders/mesh.mjs';
import { pressgraph } from '../contenders/pressgraph.mjs';
import { restBatched } from '../contenders/rest-batched.mjs';
import { wpgraphql } from '../contenders/wpgraphql.mjs';
import { startGateway } from './gateway.mjs';
import { hasMesh, startMesh } from './mesh-server.mjs';

/** @import { Contender } from '../contenders/page-data.mjs' */

/**
 * Starts all contenders for a site. The first is the reference.
 * @param {string} site
 */
export async function startContenders(site) {
  const gateway = await startGateway(site);
  const cachingGateway = await startGateway(site, { isCaching: true });
  const meshGateway = hasMesh() ? await startMesh(site) : undefined;
  const plugin = process.env['WPGRAPHQL_URL'];
  /** @type {Contender[]} */
  const contenders = [
    restBatched(site),
    pressgraph(gateway.endpoint),
    pressgraph(cachingGateway.endpoint, 'Pressgraph, warm', 'new'),
    pressgraph(cachingGateway.endpoint, 'Pressgraph, hot'),
    embed(site),
    ...(meshGateway ? [mesh(meshGateway.endpoint)] : []),
    followLinks('in parallel')(site),
    followLinks('one by one')(site),
    ...(plugin ? [wpgraphql(plugin)] : []),
  ];
  return {
    contenders,
    gateway,
    /** The gateway with its cache on. */
    cachingGateway,
    async stop() {
      await Promise.all(contenders.map((contender) => contender.close()));
      await gateway.stop();
      await cachingGateway.stop();
      await meshGateway?.server.stop();
    },
  };
}
