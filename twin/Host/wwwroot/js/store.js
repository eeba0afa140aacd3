import { follow } from './api.js';
import { Rates } from './rates.js';

/** What the page knows of the twin, and what is selected in it. Views are told after every change. */
export class Store {
  snapshot = null;
  happenings = [];
  live = null;
  selected = null;
  path = null;
  rates = new Rates();
  #views = [];
  #received = 0;
  #due = false;

  start() {
    follow({
      snapshot: snapshot => {
        this.snapshot = snapshot;
        this.#received = performance.now();
        this.rates.add(snapshot, this.#received);
        this.changed();
      },
      happenings: happenings => {
        // A twin that was started anew counts from zero again.
        const fresh = happenings[0].number === 0 ? [] : this.happenings;
        this.happenings = [...fresh, ...happenings].slice(-800);
        this.changed();
      },
      live: live => {
        this.live = live;
        this.changed();
      },
    });
    // Rates fade and clocks run while nothing arrives.
    setInterval(() => this.changed(), 1000);
  }

  /** The twin's time, which may run faster than ours. */
  get time() {
    const since = this.live ? performance.now() - this.#received : 0;
    return new Date(Date.parse(this.snapshot.time) + since * this.snapshot.speed);
  }

  select(id) {
    this.selected = id;
    this.changed();
  }

  /** The elements that an explained query went through; null for none. */
  showPath(ids) {
    this.path = ids;
    this.changed();
  }

  onChange(view) {
    this.#views.push(view);
  }

  changed() {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      for (const view of this.#views) view(this);
    });
  }
}
