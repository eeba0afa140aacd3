const pad = number => String(number).padStart(2, '0');

/** Time of day, as the twin's clock has it. */
export const clock = time => `${pad(time.getUTCHours())}:${pad(time.getUTCMinutes())}:${pad(time.getUTCSeconds())}`;

/** A span in its two largest units: `42 s`, `3 min 5 s`, `1 h 2 min`. */
export function span(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A span as minutes and seconds: `1:10`. */
export const minutes = seconds => `${Math.floor(Math.round(seconds) / 60)}:${pad(Math.round(seconds) % 60)}`;

export const rate = perSecond =>
  perSecond >= 1000
    ? `${(perSecond / 1000).toFixed(1)}k/s`
    : perSecond >= 9.95
      ? `${Math.round(perSecond)}/s`
      : `${perSecond.toFixed(1)}/s`;

export const count = number => number.toLocaleString('en-GB');

export const plural = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

export const bare = name => (name.endsWith('.') && name.length > 1 ? name.slice(0, -1) : name);
