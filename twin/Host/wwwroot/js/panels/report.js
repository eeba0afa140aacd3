// A drill's report: what was expected and found, and what each client got over time.
import { h, svg } from '../dom.js';
import { bare, count, minutes, span } from '../format.js';

export function reportOf(report) {
  return h(
    'div',
    { class: 'report' },
    report.skippedBecause ? h('p', {}, report.skippedBecause) : null,
    h(
      'ul',
      { class: 'checks' },
      report.checks.map(check =>
        h(
          'li',
          { class: check.passed ? 'passed' : 'failed' },
          h('span', { class: 'visually-hidden' }, check.passed ? 'Passed: ' : 'Failed: '),
          check.expectation,
          h('span', { class: 'why' }, ` ${check.found}`),
        ),
      ),
    ),
    report.runs.map(run),
    report.findings.map(finding => h('p', { class: 'finding' }, finding)),
  );
}

function run({ label, measurement, timeline, lanes, duration }) {
  return h(
    'section',
    { class: 'run' },
    label ? h('h3', {}, label) : null,
    h(
      'p',
      { class: 'why' },
      `${count(measurement.asked)} questions, ${count(measurement.lost)} lost, ${count(measurement.misdirected)} misdirected, longest wait ${span(measurement.longestWait)}`,
    ),
    h(
      'div',
      { class: 'scroll', role: 'group', tabindex: 0, 'aria-label': 'What each client got over time' },
      strips(lanes, duration, measurement),
    ),
    h(
      'table',
      { class: 'budgets' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Service', 'Failed over in', 'Budget', 'Recovered in', 'Budget'].map(head => h('th', { scope: 'col' }, head)),
        ),
      ),
      h(
        'tbody',
        {},
        measurement.services.map(service =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, bare(service.service).split('.')[0]),
            h('td', {}, service.failOver === undefined ? 'was not hit' : minutes(service.failOver)),
            h('td', {}, `at most ${minutes(service.failOverBudget.worst)}`),
            h('td', {}, service.recover === undefined ? (service.recovered ? 'had not changed' : 'did not') : minutes(service.recover)),
            h('td', {}, `at most ${minutes(service.recoverBudget.worst)}`),
          ),
        ),
      ),
    ),
    h(
      'details',
      {},
      h('summary', {}, `What happened, ${timeline.length} entries`),
      h(
        'ol',
        { class: 'log' },
        timeline.map(entry =>
          h(
            'li',
            { class: entry.kind },
            h('time', {}, minutes(entry.at)),
            h('span', { class: 'kind' }, entry.kind),
            h('span', { class: 'what' }, `${entry.subject} ${entry.text}`.trim()),
          ),
        ),
      ),
    ),
  );
}

const WIDTH = 720;
const LABEL = 150;
const LANE = 20;

function strips(lanes, duration, { onset, end }) {
  const x = at => LABEL + (at / duration) * (WIDTH - LABEL);
  const height = lanes.length * LANE + 22;
  const instances = [...new Set(lanes.flatMap(lane => lane.segments.map(segment => segment.instance)).filter(Boolean))].sort();
  return svg(
    'svg',
    {
      class: 'lanes',
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: 'img',
      'aria-label': `${lanes.length} clients and services; the fault lasts from ${minutes(onset)} to ${minutes(end)}`,
    },
    svg(
      'g',
      { class: 'span fault' },
      svg('rect', { x: x(onset), y: 16, width: Math.max(1, x(end) - x(onset)), height: height - 16, rx: 4 }),
      svg('text', { x: x(onset) + 5, y: 12 }, `fault, ${minutes(onset)} to ${minutes(end)}`),
    ),
    lanes.map((lane, at) =>
      svg(
        'g',
        {},
        svg('text', { class: 'lane-name', x: 0, y: 20 + at * LANE + 13 }, `${lane.client} ${bare(lane.service).split('.')[0]}`),
        lane.segments.map(segment => strip(segment, x, 20 + at * LANE, instances)),
      ),
    ),
  );
}

function strip({ from, to, instance, state }, x, y, instances) {
  const width = Math.max(1, x(to) - x(from));
  const kind = state === 'served' ? `answer place-${instances.indexOf(instance) % 4}` : state === 'clientGone' ? 'unknown' : 'unhealthy';
  const text = state === 'clientGone' ? 'gone' : (instance ?? 'no answer');
  return svg(
    'g',
    { class: `span ${kind}` },
    svg('title', {}, `${text}, ${minutes(from)} to ${minutes(to)}${state === 'notServed' ? ', does not serve' : ''}`),
    svg('rect', { x: x(from).toFixed(1), y: y + 1, width: width.toFixed(1), height: LANE - 4, rx: 3 }),
    width < text.length * 6.6 + 10 ? null : svg('text', { x: (x(from) + 6).toFixed(1), y: y + 13 }, text),
  );
}
