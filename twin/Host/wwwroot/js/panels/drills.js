import { listDrills, runDrill } from '../api.js';
import { h, morph } from '../dom.js';
import { plural } from '../format.js';
import { reportOf } from './report.js';

const WORDS = { passed: 'passed', failed: 'failed', skipped: 'skipped' };

/** The drills, each with its verdict and report once it has been run. One runs at a time. */
export class Drills {
  #parts;
  #drills = [];
  #results = new Map();
  #queue = [];
  #running = null;

  constructor(parts) {
    this.#parts = parts;
    parts.list.addEventListener('click', event => {
      const name = event.target.closest('button')?.dataset.drill;
      if (name) this.#run([name]);
    });
    parts.all.addEventListener('click', () => this.#run(this.#drills.map(drill => drill.name)));
  }

  async start() {
    try {
      this.#drills = await listDrills();
    } catch (error) {
      this.#parts.say(error.message);
    }
    this.#show();
  }

  async #run(names) {
    const isIdle = this.#queue.length === 0;
    this.#queue.push(...names.filter(name => !this.#queue.includes(name)));
    if (!isIdle) return;
    let done = 0;
    while (this.#queue.length > 0) {
      this.#running = this.#queue[0];
      const all = done + this.#queue.length;
      this.#parts.bar.hidden = false;
      this.#parts.bar.max = all;
      this.#parts.bar.value = done;
      this.#parts.say(all === 1 ? `Running ${this.#running}` : `Running ${this.#running}, ${done + 1} of ${all}`);
      this.#show();
      try {
        this.#results.set(this.#running, await runDrill(this.#running));
      } catch (error) {
        this.#results.set(this.#running, { verdict: 'failed', checks: [], runs: [], findings: [error.message] });
      }
      this.#queue.shift();
      done++;
    }
    this.#running = null;
    this.#parts.bar.hidden = true;
    const failed = names.filter(name => this.#results.get(name)?.verdict === 'failed').length;
    this.#parts.say(`${plural(done, 'drill')} run, ${failed === 0 ? 'none failed' : `${failed} failed`}.`);
    this.#show();
  }

  #show() {
    morph(
      this.#parts.list,
      this.#drills.map(({ name, tries }) => {
        const result = this.#results.get(name);
        const state = this.#running === name ? 'running' : this.#queue.includes(name) ? 'waiting' : result?.verdict;
        return h(
          'li',
          { 'data-key': name },
          h(
            'div',
            { class: 'drill' },
            h('div', {}, h('b', {}, name), h('p', { class: 'why' }, tries)),
            state ? h('span', { class: `badge ${state}` }, WORDS[state] ?? state) : h('span', {}),
            h(
              'button',
              { type: 'button', 'data-drill': name, disabled: state === 'running' || state === 'waiting', 'aria-label': `Run ${name}` },
              result ? 'Again' : 'Run',
            ),
          ),
          result ? h('details', { 'data-key': 'report' }, h('summary', {}, 'Report'), reportOf(result)) : null,
        );
      }),
    );
  }
}
