// The same data as tables, for screen readers and for those who would rather read.

/** @import { Data } from "./data.js" */
/** @import { Scene } from "./select.js" */
/** @import { Actions } from "./actions.js" */
import { byId, el, plural } from "./dom.js";
import { phraseOf } from "./data.js";
import { readableDate } from "./dates.js";
import { CLASSES, FACTUALITY } from "./theme.js";

const PAGE = 200;

/**
 * @param {Data} data
 * @param {Scene} scene
 * @param {Actions} act
 */
export function drawTables(data, scene, act) {
  /** @param {number} index */
  const link = (index) =>
    el("button", { type: "button", class: "entity", click: () => act.select(data.entities[index].key) }, data.entities[index].label);
  const degree = new Map();
  for (const { from, to } of scene.ties)
    for (const end of [from, to]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const statements = statementsShown(scene);
  byId("tables").replaceChildren(
    table(
      `${plural(scene.entities.length, "entity", "entities")}, the most important first`,
      ["Entity", "Kind", "Articles", "Ties shown", "Also called"],
      scene.entities,
      (entity) => [
        link(entity.index),
        CLASSES[entity.class]?.one ?? entity.class,
        String(entity.articles),
        String(degree.get(entity.index) ?? 0),
        entity.aliases.join(", "),
      ],
    ),
    table(
      plural(statements.length, "statement"),
      ["Subject", "Relation", "Object", "Status", "Said by", "Sentence", "Date", "Article"],
      statements.map((index) => data.statements[index]),
      (statement) => [
        link(statement.from),
        phraseOf(data, statement),
        link(statement.to),
        FACTUALITY[statement.factuality] ?? statement.factuality,
        statement.speaker >= 0 ? link(statement.speaker) : "",
        statement.sentences.map((index) => data.sentences[index].text).join(" "),
        readableDate(statement.stated),
        data.articles[statement.article]?.headline ?? "",
      ],
    ),
  );
}

/**
 * @param {Scene} scene
 * @returns {number[]} in the order of the page's data
 */
export function statementsShown(scene) {
  return scene.ties.flatMap((tie) => tie.statements).sort((a, b) => a - b);
}

/**
 * A table that grows by a button, so that thousands of rows do not stop the page.
 *
 * @template T
 * @param {string} caption
 * @param {string[]} heads
 * @param {T[]} rows
 * @param {(row: T) => (string | Node)[]} toCells
 */
function table(caption, heads, rows, toCells) {
  const body = el("tbody");
  const more = el("button", { type: "button", class: "more" }, "Show more rows");
  let done = 0;
  function grow() {
    for (const row of rows.slice(done, done + PAGE)) {
      const [first, ...rest] = toCells(row);
      body.append(el("tr", {}, el("th", { scope: "row" }, first), ...rest.map((cell) => el("td", {}, cell))));
    }
    done += PAGE;
    more.hidden = done >= rows.length;
  }
  more.addEventListener("click", grow);
  grow();
  return el(
    "section",
    {},
    el(
      "table",
      {},
      el("caption", {}, caption),
      el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
      body,
    ),
    more,
  );
}
