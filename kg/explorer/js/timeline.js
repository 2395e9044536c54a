// The time slider: a histogram of statements and a window over it that two handles move.

/** @import { Data } from "./data.js" */
/** @import { State, Store } from "./state.js" */
import { readableDate, toDate, toDay } from "./dates.js";
import { byId, inputById, svg } from "./dom.js";
import { dateOf, findPassing } from "./filters.js";

const BINS = 90; // more would be thinner than a pixel or two on a phone

/**
 * @typedef {object} Scale in days since 1970
 * @property {number} start
 * @property {number} end
 * @property {number} step
 * @property {string[]} labels of the bins
 * @property {Int16Array} bins of each statement, or -1
 */

/**
 * @param {Data} data
 * @param {string} clock
 * @returns {Scale | undefined} nothing when no statement is dated
 */
function makeScale(data, clock) {
  const days = data.statements.map((statement) => toDay(dateOf(statement, clock)));
  let [first, last] = [Infinity, -Infinity];
  for (const day of days) if (Number.isFinite(day)) [first, last] = [Math.min(first, day), Math.max(last, day)];
  if (!Number.isFinite(first)) return undefined;
  const step = Math.max(1, Math.ceil((last - first + 1) / BINS));
  const count = Math.floor((last - first) / step) + 1;
  const labels = Array.from({ length: count }, (_, bin) => toDate(first + bin * step));
  const bins = Int16Array.from(days, (day) => (Number.isFinite(day) ? Math.floor((day - first) / step) : -1));
  return { start: first, end: last, step, labels, bins };
}

/**
 * @param {Data} data
 * @param {Store} store
 */
export function makeTimeline(data, store) {
  const from = inputById("since");
  const to = inputById("until");
  /** @type {Scale | undefined} */
  let scale;
  let clock = "";
  let timer = 0;

  /** @param {Scale} known @param {number} bin */
  const endOf = (known, bin) => toDate(Math.min(known.end, known.start + (bin + 1) * known.step - 1));

  /** @param {HTMLInputElement} moved */
  function onInput(moved) {
    if (!scale) return;
    const last = scale.labels.length - 1;
    let [low, high] = [Number(from.value), Number(to.value)];
    if (low > high) [low, high] = moved === from ? [high, high] : [low, low];
    from.value = String(low);
    to.value = String(high);
    store.set({
      since: low > 0 ? scale.labels[low] : "",
      until: high < last ? endOf(scale, high) : "",
    });
  }
  from.addEventListener("input", () => onInput(from));
  to.addEventListener("input", () => onInput(to));

  function stop() {
    clearInterval(timer);
    timer = 0;
    byId("play").setAttribute("aria-pressed", "false");
  }

  /** Moves a window of its present width, or a sixth of all, from the beginning to the end. */
  function play() {
    if (timer || !scale) return stop();
    const known = scale;
    const last = known.labels.length - 1;
    const whole = Number(from.value) === 0 && Number(to.value) === last;
    const width = whole ? Math.max(1, Math.round(last / 6)) : Number(to.value) - Number(from.value);
    let low = Number(to.value) >= last ? 0 : Number(from.value);
    byId("play").setAttribute("aria-pressed", "true");
    timer = window.setInterval(() => {
      if (low + width > last) return stop();
      store.set({ since: known.labels[low], until: endOf(known, low + width) });
      low += 1;
    }, 450);
  }
  byId("play").addEventListener("click", play);
  byId("clock").addEventListener("change", (event) => {
    stop();
    store.set({ clock: /** @type {HTMLSelectElement} */ (event.target).value, since: "", until: "" });
  });
  byId("all-time").addEventListener("click", () => {
    stop();
    store.set({ since: "", until: "" });
  });

  return {
    /** @param {State} state */
    update(state) {
      if (clock !== state.clock) {
        clock = state.clock;
        scale = makeScale(data, clock);
        from.max = to.max = String((scale?.labels.length ?? 1) - 1);
      }
      /** @type {HTMLSelectElement} */ (byId("clock")).value = state.clock;
      byId("time-empty").hidden = Boolean(scale);
      byId("time-track").hidden = !scale;
      if (!scale) return;
      const last = scale.labels.length - 1;
      const low = state.since ? binOf(scale, state.since) : 0;
      const high = state.until ? binOf(scale, state.until) : last;
      from.value = String(low);
      to.value = String(high);
      const [since, until] = [state.since || scale.labels[0], state.until || endOf(scale, last)];
      from.setAttribute("aria-valuetext", readableDate(since));
      to.setAttribute("aria-valuetext", readableDate(until));
      byId("time-text").textContent = `${readableDate(since)} – ${readableDate(until)}`;
      byId("all-time").hidden = !state.since && !state.until;
      drawHistogram(countBins(data, state, scale), low, high);
    },
  };
}

/** @param {Scale} scale @param {string} date */
function binOf({ start, step, labels }, date) {
  return Math.min(Math.max(Math.floor((toDay(date) - start) / step), 0), labels.length - 1);
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Scale} scale
 */
function countBins(data, state, scale) {
  const counts = new Array(scale.labels.length).fill(0);
  const passes = findPassing(data, state, { ignoreTime: true });
  for (let i = 0; i < passes.length; i++) if (passes[i] && scale.bins[i] >= 0) counts[scale.bins[i]] += 1;
  return counts;
}

/**
 * @param {number[]} counts
 * @param {number} low
 * @param {number} high
 */
function drawHistogram(counts, low, high) {
  const look = `${counts} ${low} ${high}`;
  if (byId("histogram").dataset.look === look) return;
  byId("histogram").dataset.look = look;
  const most = Math.max(...counts, 1);
  const bars = counts.map((count, bin) => {
    const height = count && Math.max(2, (count / most) * 40);
    const inside = bin >= low && bin <= high;
    return svg("rect", { x: bin + 0.08, y: 40 - height, width: 0.84, height, class: inside ? "in" : "out" });
  });
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${counts.length} 40`, preserveAspectRatio: "none", "aria-hidden": "true" },
    ...bars,
  );
  byId("histogram").replaceChildren(picture);
}
