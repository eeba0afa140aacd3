// Which faults can hit an element, and which of them are on.
import { beginFault, endFault } from './api.js';

const MODES = [
  ['refuse', 'Refuse connections'],
  ['hang', 'Accept, then hang'],
  ['500', 'Answer with status 500'],
  ['slow', 'Answer too late'],
  ['bad-certificate', 'Present a wrong certificate'],
];

/** Each with the fault's parts, a label, and the id under which it is on; the id is null while it is off. */
export function faultsOf(snapshot, element) {
  return possible(snapshot, element).map(fault => ({ ...fault, on: snapshot.faults.find(active => isSame(active, fault))?.id ?? null }));
}

const isSame = (active, fault) =>
  active.kind === fault.kind && (active.target ?? '') === (fault.target ?? '') && (fault.mode === undefined || active.mode === fault.mode);

function possible(snapshot, { kind, source, site }) {
  switch (kind) {
    case 'site':
      return [
        { kind: 'site', target: source.name, label: `Lose the whole site ${source.name}` },
        ...(source.azureLocation ? [region(source.azureLocation)] : []),
        ...(source.awsRegion ? [region(source.awsRegion)] : []),
        { kind: 'partition', target: '', label: 'Cut Azure from AWS everywhere' },
      ];
    case 'instance':
      return [
        ...MODES.filter(([mode]) => source.mode !== null && fits(mode, source.kind)).map(([mode, label]) => ({
          kind: 'instance',
          target: source.id,
          mode,
          label,
        })),
        ...(source.zone ? [zone(source.zone)] : []),
      ];
    case 'route53-inbound':
      return [{ kind: 'inbound', target: source.declared, label: 'Silence this address' }, ...(source.zone ? [zone(source.zone)] : [])];
    case 'azure-inbound':
      return [{ kind: 'inbound', target: source.declared, label: 'Silence this address' }];
    case 'azure-client':
    case 'client':
    case 'vpc-client':
      return regionsOf(snapshot, kind, site);
    case 'links':
      return [
        ...(site && source.some(link => link.kind === 'vpn-tunnel') ? [{ kind: 'tunnel', target: site, label: `Cut all tunnels of ${site}` }] : []),
        ...source.map(link => ({ kind: 'tunnel', target: link.name, label: `Cut ${link.name}` })),
      ];
    case 'checker':
      return source.site ? [{ kind: 'checker', target: source.site, label: 'Silence the checker' }] : [];
    default:
      return [];
  }
}

const region = name => ({ kind: 'region', target: name, label: `Lose the region ${name}` });

const zone = name => ({ kind: 'zone', target: name, label: `Lose the zone ${name}` });

const fits = (mode, probe) => (mode === 'bad-certificate' ? probe === 'https' : mode === '500' ? probe !== 'tcp' : true);

function regionsOf(snapshot, kind, site) {
  const place = snapshot.sites.find(candidate => candidate.name === site);
  const name = kind === 'vpc-client' ? place?.awsRegion : place?.azureLocation;
  return name ? [region(name)] : [];
}

/** Turns a fault over. An instance fails in one way at a time. */
export async function toggle(snapshot, fault) {
  if (fault.on) return endFault(fault.on);
  if (fault.kind === 'instance') {
    const others = snapshot.faults.filter(active => active.kind === 'instance' && active.target === fault.target);
    for (const other of others) await endFault(other.id);
  }
  return beginFault({ kind: fault.kind, target: fault.target, mode: fault.mode });
}
