// The filters, which are the legend at the same time.

/** @import { Data } from "./data.js" */
/** @import { Scene } from "./select.js" */
/** @import { State, Store } from "./state.js" */
import { byId, el, inputById } from "./dom.js";
import { lineIcon, shapeIcon } from "./icons.js";
import { publisherOf, statusesOf } from "./filters.js";
import { CLASSES, FACTUALITY } from "./theme.js";

/** @typedef {"classesOff" | "familiesOff" | "predicatesOff" | "sourcesOff"} Off */
/** @typedef {{key: string, label: string, count: number, icon?: Node}} Option */

/**
 * @param {Iterable<string>} keys
 * @returns {Map<string, number>}
 */
function tally(keys) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/**
 * @param {string} group
 * @param {Option} option
 * @param {(checked: boolean) => void} onToggle
 */
function checkbox(group, { key, label, count, icon }, onToggle) {
  const input = el("input", { type: "checkbox", value: key, "data-group": group });
  input.addEventListener("change", () => onToggle(input.checked));
  return el(
    "label",
    { class: "option" },
    input,
    icon,
    el("span", { class: "name" }, label),
    el("span", { class: "count" }, count.toLocaleString("en")),
  );
}

/**
 * @template T
 * @param {Set<T>} set
 * @param {T} member
 * @param {boolean} present
 */
function changed(set, member, present) {
  const copy = new Set(set);
  if (present) copy.add(member);
  else copy.delete(member);
  return copy;
}

/**
 * Builds the lists once; `update` keeps them in step with the state.
 *
 * @param {Data} data
 * @param {Store} store
 */
export function makePanel(data, store) {
  /**
   * @param {string} id
   * @param {Off} group
   * @param {Option[]} options
   */
  const fillOff = (id, group, options) =>
    byId(id).replaceChildren(
      ...options
        .filter((option) => option.count)
        .map((option) =>
          checkbox(group, option, (on) => store.set({ [group]: changed(store.state[group], option.key, !on) })),
        ),
    );

  function fill() {
    const classes = tally(data.entities.map((entity) => entity.class));
    const predicates = tally(data.statements.map((statement) => statement.predicate));
    const facts = tally(data.statements.flatMap(statusesOf));
    const publishers = tally(data.statements.map((statement) => publisherOf(data, statement)));
    const { families } = data.meta.vocabulary;
    fillOff(
      "classes",
      "classesOff",
      Object.keys(CLASSES).map((key) => ({
        key, label: CLASSES[key].label, count: classes.get(key) ?? 0, icon: shapeIcon(key),
      })),
    );
    fillOff(
      "families",
      "familiesOff",
      families.map(({ key, label, arrow }) => ({
        key, label, icon: lineIcon(key, arrow),
        count: [...data.predicates.values()]
          .filter((info) => info.family === key)
          .reduce((sum, info) => sum + (predicates.get(info.name) ?? 0), 0),
      })),
    );
    fillOff(
      "predicates",
      "predicatesOff",
      [...data.predicates.values()].map(({ name, phrase }) => ({
        key: name, label: phrase, count: predicates.get(name) ?? 0,
      })),
    );
    fillOff(
      "sources",
      "sourcesOff",
      [...publishers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([key, count]) => ({ key, label: key, count })),
    );
    byId("factualities").replaceChildren(
      ...Object.entries(FACTUALITY)
        .filter(([key]) => facts.get(key))
        .map(([key, label]) =>
          checkbox("factualities", { key, label, count: facts.get(key) ?? 0 }, (on) =>
            store.set({ factualities: changed(store.state.factualities, key, on) }),
          ),
        ),
    );
  }

  for (const [id, field] of /** @type {["count" | "confidence" | "articles", "count" | "confidence" | "articles"][]} */ ([
    ["count", "count"],
    ["confidence", "confidence"],
    ["articles", "articles"],
  ])) {
    const input = inputById(id);
    input.addEventListener("input", () => store.set({ [field]: fromSlider(id, input, data) }));
  }

  fill();
  return {
    fill,
    /** @param {State} state @param {Scene} scene */
    update(state, scene) {
      for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (
        document.querySelectorAll("#filters input[data-group]")
      )) {
        const group = input.dataset.group;
        input.checked =
          group === "factualities"
            ? state.factualities.has(input.value)
            : !state[/** @type {Off} */ (group)].has(input.value);
      }
      setSlider("count", toSlider(state.count, data), `${scene.entities.length.toLocaleString("en")} of ${scene.passing.toLocaleString("en")}`);
      setSlider("confidence", state.confidence, state.confidence ? `at least ${Math.round(state.confidence * 100)}%` : "any");
      setSlider("articles", state.articles, state.articles > 1 ? `at least ${state.articles}` : "any");
      byId("off-count").textContent = describeOff(state);
    },
  };
}

/**
 * The slider of how many entities goes up by squares, since few differ more than many.
 *
 * @param {number} count
 * @param {Data} data
 */
function toSlider(count, data) {
  return Math.round(Math.sqrt(Math.min(count, data.entities.length) / Math.max(data.entities.length, 1)) * 100);
}

/**
 * @param {string} id
 * @param {HTMLInputElement} input
 * @param {Data} data
 */
function fromSlider(id, input, data) {
  const value = Number(input.value);
  if (id !== "count") return value;
  return value >= 100 ? data.entities.length : Math.max(5, Math.round((value / 100) ** 2 * data.entities.length));
}

/**
 * @param {string} id
 * @param {number} value
 * @param {string} text
 */
function setSlider(id, value, text) {
  const input = inputById(id);
  if (document.activeElement !== input) input.value = String(value);
  input.setAttribute("aria-valuetext", text);
  byId(`${id}-value`).textContent = text;
}

/** @param {State} state how many filters are on, for the button on a small screen */
function describeOff(state) {
  const count =
    [...state.classesOff].filter((name) => name !== "Position").length +
    state.familiesOff.size + state.predicatesOff.size + state.sourcesOff.size +
    Number(state.confidence > 0) + Number(state.articles > 1) + Number(Boolean(state.since || state.until));
  return count ? String(count) : "";
}
