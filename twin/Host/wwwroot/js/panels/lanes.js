// Happenings as spans of time: what was so, from when to when.
const MOST_QUESTIONS = 12;

export function lanesOf(store, from, to) {
  return [...faultLane(store, from, to), ...instanceLanes(store, from, to), ...answerLanes(store, from, to)];
}

function faultLane({ happenings, snapshot }, from, to) {
  const spans = [];
  const open = new Map();
  for (const { kind, subject, value, time } of happenings) {
    if (kind !== 'fault') continue;
    if (value === 'on') open.set(subject, Date.parse(time));
    else if (open.has(subject)) {
      spans.push({ start: open.get(subject), end: Date.parse(time), kind: 'fault', text: subject });
      open.delete(subject);
    }
  }
  for (const [subject, start] of open) spans.push({ start, end: to, kind: 'fault', text: subject });
  const shown = within(spans, from, to);
  return shown.length === 0
    ? [{ name: 'Faults', kind: 'faults', spans: [] }]
    : rows(shown).map((row, at) => ({ name: at === 0 ? 'Faults' : '\u00a0'.repeat(at), kind: 'faults', spans: row }));
}

// Faults that overlap in time get rows of their own.
function rows(spans) {
  const found = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const row = found.find(candidate => candidate[candidate.length - 1].end <= span.start);
    if (row) row.push(span);
    else found.push([span]);
  }
  return found;
}

// Above, health as name servers see it; beneath it the alarm, which fires first.
const instanceLanes = (store, from, to) =>
  store.snapshot.instances
    .filter(instance => instance.healthy !== null)
    .map(instance => {
      const checks = store.snapshot.services
        .flatMap(service => service.records)
        .filter(record => record.values.includes(instance.declared) && record.healthCheck !== null)
        .map(record => record.healthCheck);
      const check = checks[0];
      const health = spansOf(
        store,
        happening => happening.kind === 'health' && happening.subject === check,
        from,
        to,
        { healthy: 'healthy', unhealthy: 'unhealthy' },
        'healthy',
      );
      const alarm = spansOf(
        store,
        happening => happening.kind === 'alarm' && happening.subject.endsWith(`-${check}`),
        from,
        to,
        { ok: 'ok', alarm: 'alarm', 'insufficient data': 'unknown' },
        'insufficient data',
      );
      return {
        name: instance.id,
        kind: 'health',
        spans: [...health, ...alarm.map(span => ({ ...span, thin: true, text: `alarm ${span.text}` }))],
      };
    });

function spansOf({ happenings, snapshot }, where, from, to, kinds, initially) {
  const changes = happenings.filter(where).map(({ time, value }) => ({ at: Date.parse(time), value }));
  const points = [{ at: Date.parse(snapshot.started), value: initially }, ...changes];
  return within(
    points.map(({ at, value }, position) => ({
      start: at,
      end: points[position + 1]?.at ?? to,
      kind: kinds[value] ?? 'unknown',
      text: value,
    })),
    from,
    to,
  );
}

function answerLanes(store, from, to) {
  const questions = new Map();
  for (const { kind, subject, value, time } of store.happenings) {
    if (kind !== 'answer') continue;
    questions.set(subject, [...(questions.get(subject) ?? []), { at: Date.parse(time), value }]);
  }
  // Of very many, those that changed last.
  const latest = [...questions].sort(([, a], [, b]) => b.at(-1).at - a.at(-1).at).slice(0, MOST_QUESTIONS);
  return latest
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([subject, points]) => {
      const [client, name] = subject.split(' ');
      return {
        name: `${client} asks ${name.split('.')[0]}`,
        kind: 'answers',
        spans: within(
          points.map(({ at, value }, position) => ({
            start: at,
            end: points[position + 1]?.at ?? to,
            kind: `answer ${placeOf(store.snapshot, value)}`,
            text: nameOf(store.snapshot, value),
          })),
          from,
          to,
        ),
      };
    });
}

const instanceAt = (snapshot, address) => snapshot.instances.find(instance => instance.declared === address);

const nameOf = (snapshot, value) =>
  value
    .split(', ')
    .map(address => instanceAt(snapshot, address)?.id ?? address)
    .join(', ');

/** A class for the site that an answer leads to, so that a change of place is seen as a change of colour. */
function placeOf(snapshot, value) {
  const site = instanceAt(snapshot, value.split(', ')[0])?.site;
  const at = snapshot.sites.findIndex(candidate => candidate.name === site);
  return at < 0 ? 'nowhere' : `place-${at % 4}`;
}

const within = (spans, from, to) =>
  spans
    .filter(({ start, end }) => end > from && start < to)
    .map(span => ({ ...span, start: Math.max(from, span.start), end: Math.min(to, span.end) }));
