// The card at the side: an entity, a tie with its evidence, or a path.

/** @import { Data, Entity, Statement } from "./data.js" */
/** @import { Tie } from "./gather.js" */
/** @import { Scene } from "./select.js" */
/** @import { State } from "./state.js" */
/** @import { Actions } from "./actions.js" */
import { byId, el, plural } from "./dom.js";
import { lineIcon, shapeIcon } from "./icons.js";
import { phraseOf } from "./data.js";
import { statementItem } from "./statements.js";
import { readableDate } from "./dates.js";
import { sparkline } from "./spark.js";
import { CLASSES } from "./theme.js";

const MOST = 60; // statements of a card that are written at once

/**
 * @param {(Node | null)[]} content
 * @param {() => void} onClose
 */
export function openCard(content, onClose) {
  const card = byId("card");
  const close = el("button", { type: "button", class: "close", "aria-label": "Close", click: onClose }, "×");
  card.replaceChildren(close, ...content.filter((part) => part !== null));
  card.hidden = false;
  card.scrollTop = 0;
  document.body.classList.add("has-card");
}

export function closeCard() {
  byId("card").hidden = true;
  byId("card").replaceChildren();
  document.body.classList.remove("has-card");
}

/**
 * @param {Data} data
 * @param {Scene} scene
 * @param {State} state
 * @param {Entity} entity
 * @param {Actions} act
 * @returns {(Node | null)[]}
 */
export function entityCard(data, scene, state, entity, act) {
  const ties = scene.allTies
    .filter((tie) => tie.from === entity.index || tie.to === entity.index)
    .sort((a, b) => b.sources - a.sources || b.statements.length - a.statements.length);
  const statements = data.statementsOf[entity.index].map((index) => data.statements[index]);
  const behind = new Set(ties.flatMap((tie) => tie.statements)); // also by way of offices
  const passing = [...behind].map((index) => data.statements[index]);
  return [
    el("p", { class: "eyebrow" }, shapeIcon(entity.class), CLASSES[entity.class]?.one ?? entity.class, entity.kind && ` · ${entity.kind}`),
    el("h2", { tabindex: -1 }, entity.label),
    factsOf(data, entity, statements, act),
    buttons(entity, state, act),
    sparkline(passing),
    ties.length ? el("h3", {}, "Strongest ties") : el("p", { class: "quiet" }, "No tie passes the filters."),
    el("ul", { class: "ties" }, ...ties.slice(0, 14).map((tie) => tieItem(data, entity, tie, act))),
    timelineOf(data, passing, act),
  ];
}

/**
 * @param {Data} data
 * @param {Entity} entity
 * @param {Statement[]} statements
 * @param {Actions} act
 */
function factsOf(data, entity, statements, act) {
  const list = el("dl", { class: "facts" });
  /** @param {string} term @param {...(Node | string | false)} values */
  const add = (term, ...values) => list.append(el("dt", {}, term), el("dd", {}, ...values));
  /** @param {number} index */
  const link = (index) =>
    el("button", { type: "button", class: "entity", click: () => act.select(data.entities[index].key) }, data.entities[index].label);
  for (const { position, text } of positionsOf(entity, statements))
    add(position.predicate === "holdsPosition" ? "Position" : "Former position", link(position.to), text && el("span", { class: "quiet" }, ` ${text}`));
  for (const statement of statements)
    if (statement.value) add(phraseOf(data, { ...statement, value: "" }), readableDate(statement.value));
  if (entity.begin) add("When", [entity.begin, entity.end].filter(Boolean).map(readableDate).join(" – "));
  for (const phrase of new Set(entity.links.map(([phrase]) => phrase))) {
    const others = entity.links.filter(([other]) => other === phrase);
    add(phrase, ...others.flatMap(([, index], i) => [i > 0 && ", ", link(index)]));
  }
  if (entity.aliases.length) add("Also called", entity.aliases.join(" · "));
  add("Mentioned in", plural(entity.articles, "article"));
  if (entity.wikidata) add("Wikidata", el("span", { class: "address" }, entity.wikidata));
  return list;
}

/**
 * Each office once, with the time that it is known for.
 *
 * @param {Entity} entity
 * @param {Statement[]} statements
 */
function positionsOf(entity, statements) {
  /** @type {Map<string, Statement[]>} */
  const offices = new Map();
  for (const statement of statements) {
    if (statement.from !== entity.index || statement.factuality !== "Asserted") continue;
    if (!["holdsPosition", "formerlyHeldPosition"].includes(statement.predicate)) continue;
    const office = `${statement.predicate} ${statement.to}`;
    offices.set(office, [...(offices.get(office) ?? []), statement]);
  }
  return [...offices.values()].map((claims) => {
    const valid = claims.find((claim) => claim.since || claim.until);
    const stated = claims.map((claim) => claim.stated).filter(Boolean).sort();
    const span = stated.length ? [...new Set([stated[0], stated[stated.length - 1]])].map(readableDate).join(" – ") : "";
    const text = valid ? `${valid.since || "…"} – ${valid.until || "…"}` : span && `as of ${span}`;
    return { position: claims[0], text };
  });
}

/**
 * @param {Entity} entity
 * @param {State} state
 * @param {Actions} act
 */
function buttons({ key }, state, act) {
  /** @param {string} label @param {string} letter @param {(key: string) => void} action */
  const button = (label, letter, action) =>
    el("button", { type: "button", title: `${label} (${letter})`, "aria-keyshortcuts": letter, click: () => action(key) }, label);
  return el(
    "div",
    { class: "buttons" },
    button("Focus", "f", act.focus),
    button("Expand", "e", act.expand),
    button("Path from here", "s", act.pathFrom),
    button(state.pinned.has(key) ? "Unpin" : "Pin", "p", act.pin),
    button("Hide", "h", act.hide),
  );
}

/**
 * @param {Data} data
 * @param {Entity} entity
 * @param {Tie} tie
 * @param {Actions} act
 */
function tieItem(data, entity, tie, act) {
  const outward = tie.from === entity.index;
  const other = data.entities[outward ? tie.to : tie.from];
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "tie", click: () => act.selectTie(tie.id) },
      lineIcon(tie.family, familyArrow(data, tie.family)),
      el("span", { class: "words" }, el("b", {}, other.label), el("span", { class: "quiet" }, ` ${outward || tie.symmetric ? "" : "← "}${phrasesOf(data, tie)}`)),
      el("span", { class: "count", title: "independent articles" }, String(tie.sources)),
    ),
  );
}

/** @param {Data} data @param {string} family */
function familyArrow(data, family) {
  return data.meta.vocabulary.families.find(({ key }) => key === family)?.arrow ?? "arrow";
}

/**
 * @param {Data} data
 * @param {Tie} tie
 * @returns {string} its phrases, the most frequent first; an office by its name
 */
export function phrasesOf(data, tie) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const index of tie.statements) {
    const statement = data.statements[index];
    const office = statement.to !== tie.to && data.entities[statement.to];
    const phrase = office ? `${phraseOf(data, statement)} ${office.label}` : phraseOf(data, statement);
    counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).map(([phrase]) => phrase);
  return sorted.slice(0, 3).join(", ") + (sorted.length > 3 ? ", …" : "");
}

/**
 * @param {Data} data
 * @param {Statement[]} statements
 * @param {Actions} act
 */
function timelineOf(data, statements, act) {
  const dated = statements
    .filter((statement) => (statement.time || statement.stated) && !statement.value)
    .sort((a, b) => ((b.time || b.stated) < (a.time || a.stated) ? -1 : 1));
  if (!dated.length) return el("span");
  return el(
    "details",
    { class: "timeline" },
    el("summary", {}, `Timeline, ${plural(dated.length, "statement")}`),
    el("ol", { class: "statements" }, ...dated.slice(0, MOST).map((statement) => statementItem(data, statement, act.select))),
    dated.length > MOST && el("p", { class: "quiet" }, `and ${dated.length - MOST} earlier`),
  );
}

/**
 * @param {Data} data
 * @param {Tie} tie
 * @param {Actions} act
 * @returns {Node[]}
 */
export function tieCard(data, tie, act) {
  const [from, to] = [data.entities[tie.from], data.entities[tie.to]];
  const statements = tie.statements
    .map((index) => data.statements[index])
    .sort((a, b) => (a.stated === b.stated ? a.index - b.index : a.stated < b.stated ? 1 : -1));
  const family = data.meta.vocabulary.families.find(({ key }) => key === tie.family);
  /** @param {Entity} entity */
  const name = (entity) => el("button", { type: "button", class: "entity", click: () => act.select(entity.key) }, entity.label);
  return [
    el("p", { class: "eyebrow" }, lineIcon(tie.family, family?.arrow ?? "arrow"), family?.label ?? tie.family),
    el("h2", { tabindex: -1 }, name(from), tie.symmetric ? " – " : " → ", name(to)),
    el(
      "p",
      { class: "quiet" },
      `${plural(statements.length, "statement")} from ${plural(tie.sources, "independent article")}`,
      tie.attributed && ", all of them somebody’s words",
      ".",
    ),
    el("ol", { class: "statements" }, ...statements.slice(0, MOST).map((statement) => statementItem(data, statement, act.select))),
    statements.length > MOST ? el("p", { class: "quiet" }, `and ${statements.length - MOST} more`) : el("span"),
  ];
}
