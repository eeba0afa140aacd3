import { endFault } from '../api.js';
import { h, morph } from '../dom.js';
import { span } from '../format.js';

/** The faults that are on, each with a button that ends it. */
export class ActiveFaults {
  #root;

  constructor(root, problem) {
    this.#root = root;
    root.addEventListener('click', async event => {
      const id = event.target.closest('button')?.dataset.end;
      if (!id) return;
      try {
        await endFault(id);
      } catch (error) {
        problem(error.message);
      }
    });
  }

  show(store) {
    const { faults } = store.snapshot;
    this.#root.hidden = faults.length === 0;
    morph(
      this.#root,
      faults.map(fault =>
        h(
          'li',
          { 'data-key': fault.id, class: 'chip' },
          h('span', {}, fault.description),
          h('span', { class: 'age' }, span((store.time - Date.parse(fault.since)) / 1000)),
          h('button', { type: 'button', class: 'icon', 'data-end': fault.id, 'aria-label': `End ${fault.description}` }, '×'),
        ),
      ),
    );
  }
}
