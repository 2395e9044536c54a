// What is shown, as data for other programs: CSV, GraphML and Turtle.

/** @import { Data, Statement } from "./data.js" */
/** @import { Scene } from "./select.js" */
import { statementsShown } from "./table.js";

const ONTOLOGY = "https://w3id.org/newskg/ontology#";

/**
 * @param {string} name
 * @param {Blob} blob
 */
export function download(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** @param {string} text */
function csvCell(text) {
  // A leading sign would be read as a formula by spreadsheets.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/**
 * @param {Data} data
 * @param {Scene} scene
 */
export function toCsv(data, scene) {
  const head = [
    "subject", "predicate", "object", "factuality", "speaker", "confidence", "date", "headline",
    "source", "rule", "sentence", "statement",
  ];
  const rows = statementsShown(scene).map((index) => {
    const statement = data.statements[index];
    const article = data.articles[statement.article];
    return [
      data.entities[statement.from].label,
      statement.predicate,
      data.entities[statement.to].label,
      statement.factuality,
      statement.speaker < 0 ? "" : data.entities[statement.speaker].label,
      String(statement.confidence),
      statement.stated,
      article?.headline ?? "",
      article?.source ?? "",
      statement.rule,
      statement.sentences.map((sentence) => data.sentences[sentence].text).join(" "),
      data.meta.base + statement.key,
    ];
  });
  return [head, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

/** @param {string | number} text */
export function escapeXml(text) {
  return String(text)
    // eslint-disable-next-line no-control-regex -- XML 1.0 cannot hold these
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/**
 * @param {Data} data
 * @param {Scene} scene
 */
export function toGraphml(data, scene) {
  /** @param {string} id @param {string} on @param {string} type */
  const key = (id, on, type = "string") =>
    `  <key id="${id}" for="${on}" attr.name="${id}" attr.type="${type}"/>`;
  /** @param {[string, string | number][]} values */
  const values = (values) => values.map(([id, value]) => `<data key="${id}">${escapeXml(value)}</data>`).join("");
  const shown = new Map(scene.entities.map((entity) => [entity.index, entity]));
  const ends = new Set(statementsShown(scene).flatMap((index) => [data.statements[index].from, data.statements[index].to]));
  for (const index of ends) shown.set(index, data.entities[index]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    key("label", "node"), key("class", "node"), key("articles", "node", "int"), key("rank", "node", "double"),
    key("predicate", "edge"), key("factuality", "edge"), key("confidence", "edge", "double"), key("date", "edge"),
    '  <graph edgedefault="directed">',
    ...[...shown.values()].map((entity) =>
      `    <node id="${escapeXml(data.meta.base + entity.key)}">${values([
        ["label", entity.label], ["class", entity.class], ["articles", entity.articles], ["rank", entity.rank],
      ])}</node>`,
    ),
    ...statementsShown(scene).map((index) => {
      const statement = data.statements[index];
      const [from, to] = [statement.from, statement.to].map((end) => escapeXml(data.meta.base + data.entities[end].key));
      return `    <edge id="${escapeXml(statement.key)}" source="${from}" target="${to}">${values([
        ["predicate", statement.predicate], ["factuality", statement.factuality],
        ["confidence", statement.confidence], ["date", statement.stated],
      ])}</edge>`;
    }),
    "  </graph>",
    "</graphml>",
    "",
  ].join("\n");
}

/** @param {string} text */
const literal = (text) =>
  `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;

/** @param {string} date */
function dateLiteral(date) {
  const type = { 4: "gYear", 7: "gYearMonth" }[date.length] ?? "date";
  return `${literal(date)}^^xsd:${type}`;
}

/**
 * Entities, and statements with what they were read from, in the graph's own vocabulary.
 *
 * @param {Data} data
 * @param {Scene} scene
 */
export function toTurtle(data, scene) {
  /** @param {number} index */
  const iri = (index) => `<${data.meta.base}${data.entities[index].key}>`;
  const statements = statementsShown(scene).map((index) => data.statements[index]);
  const indices = new Set([
    ...scene.entities.map((entity) => entity.index),
    ...statements.flatMap(({ from, to, speaker }) => (speaker < 0 ? [from, to] : [from, to, speaker])),
  ]);
  const entities = [...indices].map((index) => data.entities[index]);
  return [
    `@prefix kg: <${ONTOLOGY}> .`,
    "@prefix prov: <http://www.w3.org/ns/prov#> .",
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .",
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
    "",
    ...entities.map((entity) => `${iri(entity.index)} a kg:${entity.class} ; rdfs:label ${literal(entity.label)} .`),
    "",
    ...statements.map((statement) => statementTurtle(data, statement, iri)),
    "",
  ].join("\n");
}

/**
 * @param {Data} data
 * @param {Statement} statement
 * @param {(index: number) => string} iri
 */
function statementTurtle(data, statement, iri) {
  const parts = [
    `<${data.meta.base}${statement.key}> a kg:Statement`,
    `rdf:subject ${iri(statement.from)}`,
    `rdf:predicate kg:${statement.predicate}`,
    `rdf:object ${statement.value ? dateLiteral(statement.value) : iri(statement.to)}`,
    `kg:factuality kg:${statement.factuality}`,
    `kg:confidence ${literal(String(statement.confidence))}^^xsd:decimal`,
    `kg:rule ${literal(statement.rule)}`,
    statement.speaker >= 0 && `prov:wasAttributedTo ${iri(statement.speaker)}`,
    statement.stated && `kg:statedOn ${dateLiteral(statement.stated)}`,
    statement.since && `kg:validFrom ${dateLiteral(statement.since)}`,
    statement.until && `kg:validUntil ${dateLiteral(statement.until)}`,
    statement.sense && `kg:sense ${literal(statement.sense)}`,
    statement.text && `kg:relationText ${literal(statement.text)}`,
  ];
  return `${parts.filter(Boolean).join(" ;\n  ")} .`;
}
