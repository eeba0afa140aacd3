import { listDrills, runDrill } from '../api.js';
import { h, morph } from '../dom.js';
import { plural } from '../format.js';
import { reportOf } from './report.js';

const WORDS = { passed: 'passed', failed: 'failed', skipped: 'skipped' };

/** The drills, each with its verdict and report once it has been run. One runs at a time; the others wait, and all can be called off. */
export class Drills {
  #parts;
  #drills = [];
  #results = new Map();
  #queue = [];
  #running = null;

  constructor(parts) {
    this.#parts = parts;
    parts.list.addEventListener('click', event => {
      const { drill, cancel } = event.target.closest('button')?.dataset ?? {};
      if (drill) this.#run([drill]);
      if (cancel) this.#cancel([cancel]);
    });
    parts.all.addEventListener('click', () =>
      this.#running ? this.#cancel([this.#running.name, ...this.#queue]) : this.#run(this.#drills.map(drill => drill.name)),
    );
  }

  async start() {
    try {
      this.#drills = await listDrills();
    } catch (error) {
      this.#parts.say(error.message);
    }
    this.#show();
  }

  #cancel(names) {
    this.#queue = this.#queue.filter(name => !names.includes(name));
    if (this.#running && names.includes(this.#running.name)) this.#running.stop.abort();
    this.#show();
  }

  async #run(names) {
    this.#queue.push(...names.filter(name => !this.#queue.includes(name) && this.#running?.name !== name));
    this.#show();
    if (this.#running) return;
    const done = [];
    let cancelled = 0;
    while (this.#queue.length > 0) {
      const name = this.#queue.shift();
      this.#running = { name, stop: new AbortController() };
      this.#progress(name, done.length + cancelled);
      this.#show();
      try {
        this.#results.set(name, await runDrill(name, this.#running.stop.signal));
        done.push(name);
      } catch (error) {
        if (error.name === 'AbortError') cancelled++;
        else {
          this.#results.set(name, { verdict: 'failed', checks: [], runs: [], findings: [error.message] });
          done.push(name);
        }
      }
    }
    this.#running = null;
    this.#parts.bar.hidden = true;
    const failed = done.filter(name => this.#results.get(name)?.verdict === 'failed').length;
    const verdict = done.length === 0 ? '' : failed === 0 ? ', none failed' : `, ${failed} failed`;
    this.#parts.say(`${plural(done.length, 'drill')} run${verdict}${cancelled > 0 ? `, ${cancelled} cancelled` : ''}.`);
    this.#show();
  }

  #progress(name, before) {
    const { bar, say } = this.#parts;
    const all = before + 1 + this.#queue.length;
    bar.hidden = false;
    bar.max = all;
    // Without a value the bar shows that something is under way, and not how far it has come.
    if (all === 1) bar.removeAttribute('value');
    else bar.value = before;
    say(all === 1 ? `Running ${name}` : `Running ${name}, ${before + 1} of ${all}`);
  }

  #show() {
    this.#parts.all.textContent = this.#running ? 'Cancel all' : 'Run all';
    morph(
      this.#parts.list,
      this.#drills.map(({ name, tries }) => {
        const result = this.#results.get(name);
        const state = this.#running?.name === name ? 'running' : this.#queue.includes(name) ? 'waiting' : result?.verdict;
        const isOn = state === 'running' || state === 'waiting';
        return h(
          'li',
          { 'data-key': name },
          h(
            'div',
            { class: 'drill' },
            h('h3', {}, name),
            state ? h('span', { class: `badge ${state}` }, WORDS[state] ?? state) : h('span', {}),
            h(
              'button',
              {
                type: 'button',
                'data-drill': isOn ? null : name,
                'data-cancel': isOn ? name : null,
                'aria-label': `${isOn ? 'Cancel' : 'Run'} ${name}`,
              },
              isOn ? 'Cancel' : result ? 'Again' : 'Run',
            ),
            h('p', { class: 'why' }, tries),
          ),
          result ? h('details', { 'data-key': 'report' }, h('summary', {}, 'Report'), reportOf(result)) : null,
        );
      }),
    );
  }
}
