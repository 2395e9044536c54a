// A statement as a reader wants it: what is said, by whom, when, where, and in which words.

/** @import { Data, Sentence, Statement } from "./data.js" */
import { el } from "./dom.js";
import { phraseOf } from "./data.js";
import { readableDate } from "./dates.js";
import { FACTUALITY } from "./theme.js";

/**
 * @param {Data} data
 * @param {Sentence} sentence
 * @param {Map<number, string>} roles the class of the mark for each entity that is marked
 */
function markedText(data, sentence, roles) {
  const letters = [...sentence.text]; // offsets count code points
  const quote = el("q", { class: "sentence" });
  if (!letters.length) {
    quote.append(el("span", { class: "withheld" }, "The words are not part of this page."));
    return quote;
  }
  let done = 0;
  for (let i = 0; i < sentence.marks.length; i += 3) {
    const [start, end, entity] = sentence.marks.slice(i, i + 3);
    const role = roles.get(entity);
    if (!role || start < done) continue;
    quote.append(letters.slice(done, start).join(""));
    quote.append(el("mark", { class: role, title: data.entities[entity].label }, letters.slice(start, end).join("")));
    done = end;
  }
  quote.append(letters.slice(done).join(""));
  return quote;
}

/**
 * @param {Data} data
 * @param {Statement} statement
 * @param {(key: string) => void} onEntity
 * @returns {HTMLElement}
 */
export function statementItem(data, statement, onEntity) {
  const { from, to, speaker } = statement;
  const article = data.articles[statement.article];
  const roles = new Map([[to, "object"], [from, "subject"]]);
  if (speaker >= 0 && !roles.has(speaker)) roles.set(speaker, "speaker");
  /** @param {number} index */
  const name = (index) => {
    const entity = data.entities[index];
    return el("button", { type: "button", class: "entity", click: () => onEntity(entity.key) }, entity.label);
  };
  return el(
    "li",
    { class: "statement", "data-statement": statement.key },
    el(
      "p",
      { class: "claim" },
      name(from), " ", el("span", { class: "phrase" }, phraseOf(data, statement)), " ",
      !statement.value && name(to),
      statement.factuality !== "Asserted" &&
        el("span", { class: "tag" }, FACTUALITY[statement.factuality] ?? statement.factuality),
    ),
    ...statement.sentences.map((index) => markedText(data, data.sentences[index], roles)),
    ...premises(data, statement, onEntity),
    el(
      "p",
      { class: "source" },
      speaker >= 0 && el("span", { class: "said" }, "Said by ", name(speaker), ". "),
      el("cite", {}, article?.headline ?? ""),
      el("span", {}, [article?.publisher, readableDate(statement.stated || article?.date || "")].filter(Boolean).join(", ")),
    ),
    el("p", { class: "fine" }, finePrint(statement, article?.source ?? "")),
    article?.url ? el("p", { class: "fine address" }, article.url) : null,
  );
}

/**
 * @param {Data} data
 * @param {Statement} statement
 * @param {(key: string) => void} onEntity
 */
function premises(data, statement, onEntity) {
  if (!statement.premises.length) return [];
  const known = statement.premises.map((key) => data.statementByKey.get(key));
  return [
    el("p", { class: "inferred" }, "Inferred from:"),
    el("ol", { class: "statements" }, ...known.map((premise) => premise && statementItem(data, premise, onEntity))),
  ];
}

/**
 * @param {Statement} statement
 * @param {string} source
 */
function finePrint(statement, source) {
  const { since, until, time } = statement;
  const valid = since || until ? `valid ${since || "…"} to ${until || "…"}` : "";
  return [
    `confidence ${Math.round(statement.confidence * 100)}%`,
    `rule ${statement.rule}`,
    time && `happened ${readableDate(time)}`,
    valid,
    statement.sense && `sense ${statement.sense}`,
    source,
  ].filter(Boolean).join(" · ");
}
