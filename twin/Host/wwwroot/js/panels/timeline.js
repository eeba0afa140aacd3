import { h, morph, svg } from '../dom.js';
import { clock } from '../format.js';
import { lanesOf } from './lanes.js';

const LANE = 24;
const HEAD = 22;

/** Health, faults and answers over time: one lane each, the present at the right. */
export class Timeline {
  #root;
  #minutes = 10;
  #store = null;

  constructor(root, choices) {
    this.#root = root;
    choices.addEventListener('change', event => {
      this.#minutes = Number(event.target.value);
      this.#store?.changed();
    });
    new ResizeObserver(() => this.#store?.changed()).observe(root);
  }

  show(store) {
    this.#store = store;
    const width = this.#root.clientWidth;
    const label = width < 520 ? 96 : 150;
    const to = store.time.getTime();
    const from = to - this.#minutes * 60_000;
    const lanes = lanesOf(store, from, to);
    const height = HEAD + lanes.length * LANE + 4;
    const x = time => label + Math.max(0, (time - from) / (to - from)) * (width - label - 2);
    morph(
      this.#root,
      svg(
        'svg',
        {
          class: 'lanes',
          width,
          height,
          viewBox: `0 0 ${width} ${height}`,
          role: 'img',
          'aria-label': 'The last minutes, lane by lane. The list below says the same in words.',
        },
        this.#ticks(from, to, x, height),
        lanes.map((lane, at) =>
          svg(
            'g',
            { 'data-key': lane.name, class: `lane ${lane.kind}` },
            svg(
              'text',
              { class: 'lane-name', x: 0, y: HEAD + at * LANE + 15 },
              lane.name.length * 7 > label - 8 ? `${lane.name.slice(0, Math.floor(label / 7) - 2)}…` : lane.name,
            ),
            lane.spans.map(part => block(part, x, HEAD + at * LANE)),
          ),
        ),
      ),
    );
  }

  #ticks(from, to, x, height) {
    const step = Math.max(1, Math.ceil(this.#minutes / 10)) * 60_000;
    const ticks = [];
    for (let time = Math.ceil(from / step) * step; time <= to; time += step) ticks.push(time);
    const every = Math.max(1, Math.ceil((ticks.length * 64) / Math.max(1, x(to) - x(from))));
    return ticks.map((time, at) =>
      svg(
        'g',
        { class: 'tick', 'data-key': `t${time}` },
        svg('path', { d: `M${x(time).toFixed(1)} ${HEAD - 4}V${height}` }),
        at % every === 0 && x(to) - x(time) > 24
          ? svg('text', { x: x(time).toFixed(1), y: 12, 'text-anchor': 'middle' }, clock(new Date(time)).slice(0, 5))
          : null,
      ),
    );
  }
}

function block({ start, end, kind, text, thin }, x, y) {
  const [left, right] = [x(start), x(end)];
  const width = Math.max(2, right - left);
  return svg(
    'g',
    { class: `span ${kind}`, 'data-key': `${start} ${kind} ${text}` },
    svg('title', {}, `${text}, from ${clock(new Date(start))}`),
    svg('rect', { x: left.toFixed(1), y: thin ? y + 17 : y + 3, width: width.toFixed(1), height: thin ? 3 : 15, rx: thin ? 1.5 : 4 }),
    thin || width < text.length * 6.6 + 10 ? null : svg('text', { x: (left + 6).toFixed(1), y: y + 14 }, text),
  );
}

/** The same in words, latest first. */
export class Log {
  #root;

  constructor(root) {
    this.#root = root;
  }

  show({ happenings, snapshot }) {
    const latest = happenings.slice(-60).reverse();
    // Every name of a stack begins with it; what differs comes first here.
    const prefix = `cross-cloud-dns-${snapshot.stack}-`;
    morph(
      this.#root,
      latest.length === 0
        ? h('li', { class: 'hint', 'data-key': 'none' }, 'Nothing has changed yet. Ask with dig, or break something.')
        : latest.map(({ number, time, kind, subject, value, why }) =>
            h(
              'li',
              { 'data-key': number, class: kind },
              h('time', { datetime: time }, clock(new Date(time))),
              h('span', { class: `kind ${kind}` }, kind),
              h(
                'span',
                { class: 'what' },
                `${subject.startsWith(prefix) ? subject.slice(prefix.length) : subject} `,
                h('b', { class: tone(kind, value) }, kind === 'answer' ? `is ${value}` : value),
                why && h('span', { class: 'why' }, ` ${why}`),
              ),
            ),
          ),
    );
  }
}

const tone = (kind, value) =>
  ({
    unhealthy: 'down',
    alarm: 'down',
    on: 'down',
    quarantined: 'warn',
    'backed off': 'warn',
    healthy: 'ok',
    ok: 'ok',
    off: 'ok',
    answers: 'ok',
  })[value] ?? '';
