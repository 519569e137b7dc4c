import { embed } from '../contenders/embed.mjs';
import { followLinks } from '../contenders/follow-links.mjs';
import { mesh } from '../contenders/mesh.mjs';
import { pressgraph } from '../contenders/pressgraph.mjs';
import { restBatched } from '../contenders/rest-batched.mjs';
import { wpgraphql } from '../contenders/wpgraphql.mjs';
import { startGateway } from './gateway.mjs';
import { hasMesh, startMesh } from './mesh-server.mjs';

/** @import { Contender } from '../contenders/shown.mjs' */

/**
 * All contenders over a site; the first is the reference.
 * @param {string} site
 */
export async function startContenders(site) {
  const gateway = await startGateway(site);
  const holding = await startGateway(site, { isCaching: true });
  const general = hasMesh() ? await startMesh(site) : undefined;
  const plugin = process.env['WPGRAPHQL_URL'];
  /** @type {Contender[]} */
  const contenders = [
    restBatched(site),
    pressgraph(gateway.endpoint),
    pressgraph(holding.endpoint, 'Pressgraph, warm', 'unseen'),
    pressgraph(holding.endpoint, 'Pressgraph, hot'),
    embed(site),
    ...(general ? [mesh(general.endpoint)] : []),
    followLinks('in parallel')(site),
    followLinks('one by one')(site),
    ...(plugin ? [wpgraphql(plugin)] : []),
  ];
  return {
    contenders,
    gateway,
    /** The one that holds what it is asked. */
    holding,
    async stop() {
      await Promise.all(contenders.map((contender) => contender.close()));
      await gateway.stop();
      await holding.stop();
      await general?.server.stop();
    },
  };
}
