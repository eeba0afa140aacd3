// Where everything goes. Wide: the query runs from left to right, sites are rows. Narrow: it runs down, sites are columns.
const NODE = 40;
const GAP = 6;
const HEAD = 24;
const PAD = 8;
const WIDE_FROM = 850;

export function layOut(elements, snapshot, width) {
  const parts = partsOf(elements, snapshot);
  return width >= WIDE_FROM ? wide(parts, width) : narrow(parts, width);
}

function partsOf(elements, snapshot) {
  const all = [...elements.values()];
  const of = (kind, where = () => true) => all.filter(element => element.kind === kind && where(element));
  const hasParts = site => site.instances.length > 0 || site.azure.length > 0 || site.aws.length > 0;
  return {
    sites: snapshot.sites
      .map(site => ({
        element: elements.get(`site:${site.name}`),
        azure: snapshot.networks
          .filter(network => network.cloud === 'azure' && network.site === site.name)
          .map(network => ({
            network,
            clients: of('client', element => element.network === network.name),
            resolvers: [
              ...of('azure-client', element => element.network === network.name),
              ...of('azure-inbound', element => element.network === network.name),
            ],
          }))
          .filter(box => box.resolvers.length > 0),
        aws: snapshot.networks
          .filter(network => network.cloud === 'aws' && network.site === site.name)
          .map((network, position) => ({
            network,
            nodes: [
              ...of('route53-inbound', element => element.network === network.name),
              ...of('vpc-client', element => element.network === network.name),
              ...(position === 0 ? of('checker', element => element.site === site.name) : []),
            ],
          }))
          .filter(box => box.nodes.length > 0),
        name: site.name,
        links: of('links', element => element.site === site.name)[0],
        instances: of('instance', element => element.site === site.name),
      }))
      .filter(hasParts),
    between: of('links', element => element.isPair),
    zones: of('zone').map(zone => ({ zone, services: of('service', element => element.zone === zone.title) })),
    elsewhere: of('instance', element => element.site === null),
  };
}

const stackHeight = (count, each = NODE) => (count === 0 ? 0 : count * each + (count - 1) * GAP);

/** Nodes one below the other, and the place where the next would go. */
function stack(nodes, x, y, width, each = NODE) {
  return nodes.map((element, at) => ({ element, x, y: y + at * (each + GAP), width, height: each }));
}

function wide({ sites, between, zones, elsewhere }, width) {
  const [client, resolver, inbound, zone, instance] = [62, 116, 136, 164, 148];
  const edge = 10;
  const fixed = edge + PAD + client + 14 + resolver + PAD + PAD + inbound + PAD + zone + instance + edge;
  const free = width - fixed;
  const [toAws, toZone] = [Math.min(190, free * 0.56), Math.min(110, free * 0.2)];
  const azureX = edge;
  const azureWidth = PAD + client + 14 + resolver + PAD;
  const awsX = azureX + azureWidth + toAws;
  const awsWidth = PAD + inbound + PAD;
  const zoneX = awsX + awsWidth + toZone;
  const instanceX = width - edge - instance;

  const picture = { mode: 'wide', width, bands: [], boxes: [], nodes: [] };
  let y = 0;
  sites.forEach((site, row) => {
    const azureHeight = boxesHeight(site.azure.map(box => box.resolvers.length));
    const awsHeight = boxesHeight(site.aws.map(box => box.nodes.length));
    const content = Math.max(azureHeight, awsHeight, stackHeight(site.instances.length));
    const band = { element: site.element, x: 0, y, width, height: HEAD + 12 + content + edge };
    picture.bands.push(band);
    const top = y + HEAD + 12;
    let boxY = top + (content - azureHeight) / 2;
    for (const box of site.azure) {
      const height = boxHeight(box.resolvers.length);
      picture.boxes.push({ network: box.network, x: azureX, y: boxY, width: azureWidth, height });
      const first = boxY + HEAD;
      picture.nodes.push(...stack(box.resolvers, azureX + PAD + client + 14, first, resolver));
      picture.nodes.push(...stack(box.clients, azureX + PAD, first, client));
      boxY += height + GAP;
    }
    boxY = top + (content - awsHeight) / 2;
    for (const box of site.aws) {
      const height = boxHeight(box.nodes.length);
      picture.boxes.push({ network: box.network, x: awsX, y: boxY, width: awsWidth, height });
      picture.nodes.push(...stack(box.nodes, awsX + PAD, boxY + HEAD, inbound));
      boxY += height + GAP;
    }
    if (site.links) {
      const height = 26 + Math.max(14, site.links.links.length * 5);
      const w = Math.min(100, toAws - 10);
      picture.nodes.push({
        element: site.links,
        x: azureX + azureWidth + (toAws - w) / 2,
        y: top + (content - height) / 2,
        width: w,
        height,
      });
    }
    picture.nodes.push(...stack(site.instances, instanceX, top + (content - stackHeight(site.instances.length)) / 2, instance));
    y += band.height;
    if (row < sites.length - 1) {
      const pairs = pairsBelow(sites, row, between);
      const middle = azureX + azureWidth + toAws / 2;
      const rows = placePairs(picture, pairs, edge, zoneX - 16, middle, y + 8);
      y += rows === 0 ? 14 : rows * (PAIR.height + GAP) + 10;
    }
  });
  if (elsewhere.length > 0) {
    picture.nodes.push(...stack(elsewhere, instanceX, y + 14, instance));
    y += 14 + stackHeight(elsewhere.length) + edge;
  }
  placeZones(picture, zones, zoneX, zone, y);
  picture.height = y;
  return picture;
}

const PAIR = { width: 112, height: 36 };

/** What joins a site to those further down; every pair is below the first of its two. */
function pairsBelow(sites, row, between) {
  const later = sites.slice(row + 1).map(site => site.name);
  return between.filter(({ joins }) => joins.includes(sites[row].name) && joins.some(name => later.includes(name)));
}

/** Puts pairs side by side around a middle, in as many rows as they need; the number of rows. */
function placePairs(picture, pairs, from, to, middle, y) {
  const each = PAIR.width + 10;
  const fitting = Math.max(1, Math.floor((to - from + 10) / each));
  const rows = Math.ceil(pairs.length / fitting);
  for (let row = 0; row < rows; row++) {
    const here = pairs.slice(row * fitting, (row + 1) * fitting);
    const total = here.length * each - 10;
    const x = Math.max(from, Math.min(to - total, middle - total / 2));
    here.forEach((element, at) =>
      picture.nodes.push({ element, x: x + at * each, y: y + row * (PAIR.height + GAP), ...PAIR }),
    );
  }
  return rows;
}

const boxHeight = count => HEAD + stackHeight(count) + PAD;

const boxesHeight = counts => counts.reduce((sum, count) => sum + boxHeight(count), 0) + Math.max(0, counts.length - 1) * GAP;

function placeZones(picture, zones, x, width, height) {
  const service = 46;
  const heights = zones.map(({ services }) => 56 + stackHeight(services.length, service) + 10);
  let y = (height - heights.reduce((sum, each) => sum + each, 0) - (zones.length - 1) * 12) / 2;
  zones.forEach(({ zone, services }, at) => {
    picture.nodes.push({ element: zone, x, y, width, height: heights[at] });
    picture.nodes.push(...stack(services, x + PAD, y + 56, width - 2 * PAD, service));
    y += heights[at] + 12;
  });
}

function narrow({ sites, between, zones, elsewhere }, width) {
  const gap = 10;
  const column = Math.max(sites.length > 2 ? 168 : 150, (width - gap * (sites.length - 1)) / Math.max(1, sites.length));
  const total = Math.max(width, column * sites.length + gap * (sites.length - 1));
  const inner = column - 2 * PAD;
  const rail = 12;
  const picture = { mode: 'narrow', width: total, bands: [], boxes: [], nodes: [] };
  const azureHeight = Math.max(0, ...sites.map(site => boxesHeight(site.azure.map(box => box.clients.length + box.resolvers.length))));
  const awsHeight = Math.max(0, ...sites.map(site => boxesHeight(site.aws.map(box => box.nodes.length))));
  const tunnels = 50;
  const bandHeight = HEAD + 20 + azureHeight + 12 + tunnels + 12 + awsHeight + 12;
  sites.forEach((site, at) => {
    const x = at * (column + gap);
    picture.bands.push({ element: site.element, x, y: 0, width: column, height: bandHeight });
    let y = HEAD + 20;
    for (const box of site.azure) {
      const nodes = [...box.clients, ...box.resolvers];
      picture.boxes.push({ network: box.network, x: x + PAD, y, width: inner, height: boxHeight(nodes.length) });
      picture.nodes.push(...stack(nodes, x + PAD + rail, y + HEAD, inner - 2 * rail));
      y += boxHeight(nodes.length) + GAP;
    }
    y = HEAD + 20 + azureHeight + 12;
    if (site.links) picture.nodes.push({ element: site.links, x: x + PAD + rail, y, width: inner - 2 * rail, height: tunnels });
    y += tunnels + 12;
    for (const box of site.aws) {
      picture.boxes.push({ network: box.network, x: x + PAD, y, width: inner, height: boxHeight(box.nodes.length) });
      picture.nodes.push(...stack(box.nodes, x + PAD + rail, y + HEAD, inner - 2 * rail));
      y += boxHeight(box.nodes.length) + GAP;
    }
  });
  let y = bandHeight + 10;
  const pairRows = placePairs(picture, between, rail, total - rail, total / 2, y);
  y += pairRows === 0 ? 0 : pairRows * (PAIR.height + GAP) + 10;
  const zoneTop = y;
  const service = 46;
  const zonesHeight = zones.reduce((sum, { services }) => sum + 56 + stackHeight(services.length, service) + 10 + 12, 0);
  const zonesPicture = { nodes: [] };
  placeZones(zonesPicture, zones, rail, total - 2 * rail, zonesHeight - 12);
  picture.nodes.push(...zonesPicture.nodes.map(node => ({ ...node, y: node.y + zoneTop })));
  y = zoneTop + zonesHeight + 10;
  const most = Math.max(0, ...sites.map(site => site.instances.length));
  sites.forEach((site, at) => {
    picture.nodes.push(...stack(site.instances, at * (column + gap) + rail, y, column - 2 * rail));
  });
  y += stackHeight(most);
  if (elsewhere.length > 0) {
    picture.nodes.push(...stack(elsewhere, rail, y + GAP, column - 2 * rail));
    y += GAP + stackHeight(elsewhere.length);
  }
  picture.height = y + 4;
  return picture;
}
