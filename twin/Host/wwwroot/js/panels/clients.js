import { letClientsAsk } from '../api.js';

/** How often the twin's own clients ask. */
export class Clients {
  #choices;
  #shown = null;

  constructor(choices, problem) {
    this.#choices = choices;
    choices.addEventListener('change', async event => {
      try {
        await letClientsAsk(Number(event.target.value));
        problem('');
      } catch (error) {
        problem(error.message);
        this.#shown = null;
      }
    });
  }

  show({ snapshot }) {
    const now = snapshot.clientQueriesPerSecond;
    if (now === this.#shown) return;
    this.#shown = now;
    for (const choice of this.#choices.querySelectorAll('input')) choice.checked = Number(choice.value) === now;
  }
}
