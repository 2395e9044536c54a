// What the reader has chosen, and its form in the URL's fragment, so that a view can be cited.

/**
 * @typedef {object} State
 * @property {number} count how many of the most important entities are shown
 * @property {Set<string>} classesOff
 * @property {Set<string>} familiesOff
 * @property {Set<string>} predicatesOff
 * @property {Set<string>} sourcesOff
 * @property {Set<string>} factualities those that are shown
 * @property {number} confidence the least that is shown
 * @property {number} articles the least number of independent articles for a tie
 * @property {string} clock `published` or `happened`
 * @property {string} since
 * @property {string} until
 * @property {string} selected `n:key` or `t:from>to>family`, or empty
 * @property {string} focus an entity's key, or empty
 * @property {number} depth of the focus
 * @property {string[]} path two entities' keys, or none
 * @property {Set<string>} extra entities that the reader asked for, whatever their rank
 * @property {Set<string>} hidden
 * @property {Map<string, [number, number]>} pinned
 * @property {string} layout
 * @property {string} view `graph` or `table`
 */

/**
 * @param {number} count
 * @returns {State}
 */
export function makeState(count) {
  return {
    count,
    classesOff: new Set(["Position"]),
    familiesOff: new Set(),
    predicatesOff: new Set(),
    sourcesOff: new Set(),
    factualities: new Set(["Asserted"]),
    confidence: 0,
    articles: 1,
    clock: "published",
    since: "",
    until: "",
    selected: "",
    focus: "",
    depth: 1,
    path: [],
    extra: new Set(),
    hidden: new Set(),
    pinned: new Map(),
    layout: "communities",
    view: "graph",
  };
}

/** @param {Iterable<string>} keys */
const join = (keys) => [...keys].sort().map(encodeURIComponent).join(",");

/**
 * Only what differs from the first view is written.
 *
 * @param {State} state
 * @param {State} first
 * @returns {string}
 */
export function toFragment(state, first) {
  const parts = [];
  for (const name of /** @type {(keyof State)[]} */ (Object.keys(first))) {
    const text = toText(state[name]);
    if (text !== toText(first[name])) parts.push(`${name}=${text}`);
  }
  // How many are shown at first depends on the window: a view that is cited says it.
  if (parts.length && state.count === first.count) parts.unshift(`count=${state.count}`);
  return parts.join("&");
}

/** @param {State[keyof State]} value */
function toText(value) {
  if (value instanceof Set) return join(value);
  if (value instanceof Map) return join([...value].map(([key, at]) => [key, ...at.map(Math.round)].join("@")));
  if (Array.isArray(value)) return value.map(encodeURIComponent).join(",");
  return encodeURIComponent(String(value));
}

/**
 * @param {string} fragment
 * @param {State} first
 * @returns {State} the first view, changed as the fragment says; what it cannot read it leaves
 */
export function fromFragment(fragment, first) {
  /** @type {any} */
  const state = { ...first };
  for (const part of fragment.replace(/^#/, "").split("&")) {
    const [name, text = ""] = part.split(/=(.*)/s);
    if (name in first) state[name] = fromText(text, first[/** @type {keyof State} */ (name)]);
  }
  return state;
}

/**
 * @param {string} text
 * @param {State[keyof State]} like a value of the wanted type
 */
function fromText(text, like) {
  const list = text ? text.split(",").map(decode) : [];
  if (like instanceof Set) return new Set(list);
  if (like instanceof Map) return new Map(list.map(toPin).filter((pin) => pin[1].every(Number.isFinite)));
  if (Array.isArray(like)) return list;
  if (typeof like === "number") return Number.isFinite(Number(text)) ? Number(text) : like;
  return decode(text);
}

/**
 * @param {string} text
 * @returns {[string, [number, number]]}
 */
function toPin(text) {
  const [key, x, y] = text.split("@");
  return [key, [Number(x), Number(y)]];
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a fragment typed by hand
  }
}

/** @typedef {{state: State, set: (change: Partial<State>, options?: {push?: boolean}) => void}} Store */

/**
 * Keeps the state, the fragment and the page in step.
 *
 * @param {State} first
 * @param {(state: State, before: State) => void} onChange
 * @returns {Store}
 */
export function makeStore(first, onChange) {
  const store = { state: fromFragment(location.hash, first), set };

  /** @type {Store["set"]} */
  function set(change, { push = false } = {}) {
    const before = store.state;
    store.state = { ...before, ...change };
    write(toFragment(store.state, first), push);
    onChange(store.state, before);
  }

  addEventListener("popstate", () => {
    const before = store.state;
    store.state = fromFragment(location.hash, first);
    onChange(store.state, before);
  });
  return store;
}

/**
 * @param {string} fragment
 * @param {boolean} push whether the browser's back button shall undo it
 */
function write(fragment, push) {
  try {
    const url = fragment ? `#${fragment}` : location.href.split("#")[0];
    if (push) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  } catch {
    // A notebook's frame (about:srcdoc) has no address of its own to write to.
  }
}
