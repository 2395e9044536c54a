// Search with suggestions over names and aliases: a combobox after the ARIA pattern.

/** @import { Data, Entity } from "./data.js" */
import { announce, byId, el, inputById, plural } from "./dom.js";
import { CLASSES } from "./theme.js";
import { shapeIcon } from "./icons.js";

/** @typedef {{entity: Entity, name: string, score: number}} Hit */
/** @typedef {(query: string) => Hit[]} Search */

/** @param {string} text without case and accents */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * @param {Data} data
 * @returns {(query: string) => Hit[]} the best ten, by where the words match, then by importance
 */
export function makeSearch(data) {
  const names = data.entities.flatMap((entity) =>
    [entity.label, ...entity.aliases].map((name) => ({ entity, name, folded: fold(name) })),
  );
  return (query) => {
    const wanted = fold(query.trim());
    if (!wanted) return [];
    /** @type {Map<number, Hit>} */
    const best = new Map();
    for (const { entity, name, folded } of names) {
      const score = scoreOf(folded, wanted);
      const before = best.get(entity.index);
      if (score && score > (before?.score ?? 0)) best.set(entity.index, { entity, name, score });
    }
    return [...best.values()]
      .sort((a, b) => b.score - a.score || a.entity.index - b.entity.index)
      .slice(0, 10);
  };
}

/**
 * @param {string} name
 * @param {string} wanted
 */
function scoreOf(name, wanted) {
  const at = name.indexOf(wanted);
  if (name === wanted) return 4;
  if (at === 0) return 3;
  if (at > 0) return name[at - 1] === " " || name[at - 1] === "-" ? 2 : 1;
  return wanted.split(/\s+/).every((word) => name.includes(word)) ? 1 : 0;
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {(query: string) => Hit[]} search
 * @param {(entity: Entity) => void} onChoose
 */
export function wireCombobox(input, list, search, onChoose) {
  /** @type {Hit[]} */
  let hits = [];
  let active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /** @param {Hit} hit */
  function choose({ entity }) {
    input.value = entity.label;
    close();
    onChoose(entity);
  }

  function draw() {
    hits = search(input.value);
    list.replaceChildren(
      ...hits.map((hit, i) => {
        const option = el(
          "li",
          { role: "option", id: `${list.id}-${i}`, "aria-selected": String(i === active) },
          shapeIcon(hit.entity.class),
          el("span", { class: "name" }, hit.entity.label),
          hit.name !== hit.entity.label && el("span", { class: "alias" }, hit.name),
          el("span", { class: "kind" }, CLASSES[hit.entity.class]?.one ?? hit.entity.class),
        );
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(hit));
        return option;
      }),
    );
    if (!hits.length && input.value.trim())
      list.append(el("li", { class: "none" }, "No entity has that name."));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (active >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
  }

  input.addEventListener("input", () => {
    active = -1;
    draw();
    if (!list.hidden) announce(hits.length ? plural(hits.length, "suggestion") : "No entity has that name.", { quiet: true });
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      active = hits.length ? (active + step + hits.length) % hits.length : -1;
      draw();
    } else if (event.key === "Enter" && hits.length) {
      event.preventDefault();
      choose(hits[Math.max(active, 0)]);
    } else if (event.key === "Escape") {
      if (!list.hidden) event.stopPropagation();
      close();
    }
  });
}

/**
 * @param {(query: string) => Hit[]} search
 * @param {(entity: Entity) => void} onChoose
 */
export function wireSearch(search, onChoose) {
  wireCombobox(inputById("search"), byId("suggestions"), search, onChoose);
}
