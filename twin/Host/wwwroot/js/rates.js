// Counters only grow; how fast they grow over the last seconds is what flows.
const WINDOW = 4000;

export class Rates {
  #samples = [];
  #given = [];
  #lastAnswer = null;

  /** Takes in a snapshot at a moment of the page's own clock. */
  add(snapshot, now) {
    const counts = new Map();
    for (const resolver of snapshot.resolvers) counts.set(`at ${resolver.declared}`, resolver.received);
    for (const flow of snapshot.flows) {
      counts.set(`${flow.from} to ${flow.to}`, flow.sent);
      counts.set(`${flow.from} to ${flow.to} lost`, flow.lost);
    }
    this.#samples.push({ now, counts });
    this.#addAnswers(snapshot, now);
  }

  // Under load only some answers arrive here; they stand for the ones between.
  #addAnswers(snapshot, now) {
    const last = this.#lastAnswer ?? snapshot.answers[0]?.number ?? -1;
    this.#lastAnswer = snapshot.answers[0]?.number ?? last;
    for (const answer of snapshot.answers) {
      if (answer.number <= last || (answer.role !== 'azure-client' && answer.role !== 'vpc-client')) continue;
      const asked = snapshot.resolvers.find(resolver => resolver.role === answer.role && resolver.name === answer.resolver);
      this.#given.push({ now, from: `at ${asked?.declared}`, question: answer.question, addresses: answer.answers });
    }
  }

  /** Per second, over the last four. */
  of(key, now) {
    // The newest sample from before the window says what was counted when the window began.
    while (this.#samples.length > 1 && this.#samples[1].now < now - WINDOW) this.#samples.shift();
    if (this.#samples.length < 2) return 0;
    const [first, last] = [this.#samples[0], this.#samples[this.#samples.length - 1]];
    const grown = (last.counts.get(key) ?? 0) - (first.counts.get(key) ?? 0);
    return (Math.max(0, grown) / Math.min(WINDOW, Math.max(1000, now - first.now))) * 1000;
  }

  /** How often clients are given an address for a question, per second: each client's queries, by the share of that answer. */
  given(question, address, now) {
    this.#given = this.#given.filter(answer => answer.now > now - WINDOW);
    const shares = new Map();
    for (const { from, question: asked, addresses } of this.#given) {
      const share = shares.get(from) ?? { all: 0, these: 0 };
      share.all++;
      if (asked === question && addresses.includes(address)) share.these++;
      shares.set(from, share);
    }
    return [...shares].reduce((sum, [from, { all, these }]) => sum + (this.of(from, now) * these) / all, 0);
  }
}
