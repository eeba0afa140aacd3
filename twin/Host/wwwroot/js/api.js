async function call(method, path, body, signal) {
  const response = await fetch(path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
    signal,
  });
  const content = response.headers.get('content-type')?.includes('json') ? await response.json() : null;
  if (!response.ok) throw new Error(content?.error ?? `The twin answered ${response.status} ${response.statusText}.`);
  return content;
}

export const beginFault = fault => call('POST', '/api/faults', fault);

export const endFault = id => call('DELETE', `/api/faults/${encodeURIComponent(id)}`);

export const query = (name, type, from) => call('GET', `/api/query?${new URLSearchParams({ name, type, from })}`);

/** Queries per second of each client for each service; 0 silences them. */
export const letClientsAsk = queriesPerSecond => call('PUT', '/api/clients', { queriesPerSecond });

export const listDrills = () => call('GET', '/api/drills');

/** Runs a drill to its end, which takes some seconds, and returns its report. The signal stops it, here and in the twin. */
export const runDrill = async (name, signal) => (await call('POST', '/api/drills', { name }, signal)).drills[0];

/** Follows the twin. `live` is told whether it is heard; the browser itself tries again until it is. */
export function follow({ snapshot, happenings, live }) {
  const events = new EventSource('/api/events');
  events.addEventListener('open', () => live(true));
  events.addEventListener('error', () => live(false));
  events.addEventListener('snapshot', event => snapshot(JSON.parse(event.data)));
  events.addEventListener('happenings', event => happenings(JSON.parse(event.data)));
}
